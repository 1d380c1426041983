/** A PDF ends with this line; readers look for it in about the last kilobyte, and signatures or mail may add a little behind it. */
const pdfTail = 4096;

/** Whether a PNG, JPEG or PDF has lost its end on the way: told by the mark that closes it, without unfolding anything. */
export function isCutOff(bytes: Buffer, mime: string): boolean {
  switch (mime) {
    case 'application/pdf':
      return !bytes.subarray(-pdfTail).includes('%%EOF');
    case 'image/png':
      // Some programs write more behind it.
      return bytes.lastIndexOf('IEND', undefined, 'latin1') < 0;
    case 'image/jpeg':
      return bytes.lastIndexOf(endOfImage) < startOfScan(bytes);
    default:
      return false;
  }
}

const endOfImage = Buffer.from([0xff, 0xd9]);

/** Where the picture itself begins, behind its headers: one of them may hold a small picture with an end of its own. */
function startOfScan(bytes: Buffer): number {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    // Fill bytes may stand before a marker.
    at += bytes[at + 1] === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return at;
}
