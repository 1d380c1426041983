export type PictureSize = { width: number; height: number };

/** The size that a PNG, JPEG or WebP says of itself in its first bytes; undefined where it says none that is understood. */
export function pictureSize(bytes: Buffer, mime: string): PictureSize | undefined {
  switch (mime) {
    case 'image/png':
      return bytes.length < 24 ? undefined : { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    case 'image/jpeg':
      return jpegSize(bytes);
    case 'image/webp':
      return webpSize(bytes);
    default:
      return undefined;
  }
}

/** The first frame header: any of SOF0 to SOF15 but the three codes among them that are something else (ITU-T T.81, B.1.1.3). */
function jpegSize(bytes: Buffer): PictureSize | undefined {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    // Fill bytes may stand before a marker.
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

/** Simple lossy and lossless pictures are bounded by their format to 16 384 a side (RFC 9649); an extended one says its canvas. */
function webpSize(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < 30 || bytes.toString('latin1', 12, 16) !== 'VP8X') return undefined;
  return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
}
