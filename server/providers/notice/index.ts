import type { ProviderContext } from '../refusal.ts';
import type { SignedJsonSettings } from '../signed-json.ts';
import type { NoticeProvider } from './provider.ts';
import { sms } from './sms.ts';

export { SignedJsonSettings as NoticeSettings } from '../signed-json.ts';

/** The text message gateway. Live and simulated differ in address and keys only. */
export function createNotice(settings: SignedJsonSettings, context: ProviderContext): NoticeProvider {
  return sms(settings, context);
}
