import { createCipheriv, createDecipheriv } from 'node:crypto';

const mark = '|$4|';

/** "|$4|" + base64(SM4-ECB(text + signKey)); the key is the base64 text's 16 bytes. The suffix is all the proof there is. */
export function seal(text: string, signKey: string): string {
  const cipher = createCipheriv('sm4-ecb', Buffer.from(signKey, 'base64'), null);
  return mark + cipher.update(text + signKey, 'utf8', 'base64') + cipher.final('base64');
}

/** The sealed text, or undefined when it was not sealed with this key or was altered. */
export function unseal(sealed: string, signKey: string): string | undefined {
  if (!sealed.startsWith(mark)) return undefined;
  try {
    const decipher = createDecipheriv('sm4-ecb', Buffer.from(signKey, 'base64'), null);
    const bytes = Buffer.concat([decipher.update(sealed.slice(mark.length), 'base64'), decipher.final()]);
    // An altered block opens as noise, which is hardly ever UTF-8: refusing that is the little that this protocol allows.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.endsWith(signKey) ? text.slice(0, -signKey.length) : undefined;
  } catch {
    return undefined;
  }
}
