import type Router from '@koa/router';
import type { ProviderContext } from '../refusal.ts';
import type { FaultSwitch } from './faults.ts';

export const systemNames = [
  'alipay',
  'unionpay',
  'express',
  'population',
  'legal-person',
  'licence-library',
  'notice',
] as const;
export type SystemName = (typeof systemNames)[number];

/** One simulated outer system. */
export interface TwinSystem {
  name: SystemName;
  title: { zh: string; en: string };
  faults: FaultSwitch;
  /** Its own addresses, below `/<name>`. */
  router: Router;
  /** What it holds, for the list: counts and the latest entries, numbers of persons masked. */
  state(): Record<string, unknown>;
  stop(): Promise<void>;
}

export interface TwinContext extends ProviderContext {
  /** Where browsers reach the twins' pages, without a slash at the end. */
  pageUrl: string;
  /** Directory for what the twins remember; none = nothing is kept. */
  directory: string | undefined;
}
