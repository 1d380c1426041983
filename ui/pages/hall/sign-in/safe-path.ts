/**
 * Only a path of this site: a link must not be able to send the person elsewhere after signing in. Browsers drop tabs and
 * line breaks and resolve dots before they look at the slashes, so it is judged as they would read it.
 */
export function safePath(back: string | null): string {
  if (!back?.startsWith('/')) return '/';
  const site = 'https://hall.invalid';
  try {
    const { origin, pathname, search, hash } = new URL(back, site);
    return origin === site && !pathname.startsWith('//') ? pathname + search + hash : '/';
  } catch {
    return '/';
  }
}
