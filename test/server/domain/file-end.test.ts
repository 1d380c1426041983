import test from 'ava';
import { isCutOff } from '../../../server/domain/file-end.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

const header = [0xff, 0xd8, 0xff, 0xe1, 0, 8, 0xff, 0xda, 1, 2, 0xff, 0xd9];
const scan = [0xff, 0xda, 0, 3, 1, 7, 7, 7];

test('a JPEG is whole by its own end, not by that of the small picture in its header', (t) => {
  t.true(isCutOff(bytes(header), 'image/jpeg'));
  t.true(isCutOff(bytes(header, scan), 'image/jpeg'));
  t.false(isCutOff(bytes(header, scan, [0xff, 0xd9]), 'image/jpeg'));
  t.false(isCutOff(bytes(header, scan, [0xff, 0xd9], 'a film behind it'), 'image/jpeg'));
});

test('a PNG and a PDF are whole with the mark that closes them, though something may follow', (t) => {
  t.true(isCutOff(bytes('\x89PNG IDAT'), 'image/png'));
  t.false(isCutOff(bytes('\x89PNG IDAT IEND\xaeB`\x82 more'), 'image/png'));
  t.true(isCutOff(bytes('%PDF-1.4 %%EOF', 'x'.repeat(9000)), 'application/pdf'));
  t.false(isCutOff(bytes('%PDF-1.4 ', 'x'.repeat(9000), '%%EOF\n'), 'application/pdf'));
});

test('of other kinds nothing is said', (t) => {
  t.false(isCutOff(bytes('PK'), 'application/zip'));
});
