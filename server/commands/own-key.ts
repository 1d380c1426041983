import { hkdfSync } from 'node:crypto';

/** A key of 32 bytes out of the hall's secret for one use alone, so that nothing made with it elsewhere opens anything here. */
export const ownKey = (secret: string, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', use, 32));
