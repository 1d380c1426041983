const longest = 120;

/** Names that mean the same content. */
const also: Record<string, readonly string[]> = { jpg: ['jpg', 'jpeg'] };

/**
 * A person's name for a file, as it may be shown and saved: without paths, line breaks and signs that nobody sees (one of them turns
 * the rest round, so that `exe.fdp` reads `pdf.exe`), and with the extension of what is in it, by which a computer would open it.
 */
export function fileName(given: string, extension: string): string {
  const seen =
    given
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
      .replace(/[/\\]/g, '_')
      .trim() || '文件';
  const fits = (also[extension] ?? [extension]).some((one) => seen.toLowerCase().endsWith(`.${one}`));
  const name = fits ? seen : `${seen}.${extension}`;
  return name.slice(-longest).replace(/^[\udc00-\udfff]/, '');
}
