import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import type { DocumentText } from '../../domain/document-text.ts';

const require = createRequire(import.meta.url);
const regular = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
const bold = require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf');

export type Rendering = {
  text: DocumentText;
  /** The page on which the document can be checked, and its code for who types it; null makes a specimen, marked as one. */
  check: { url: string; code: string } | null;
  createdAt: Date;
};

/** A tagged PDF, A4, in the layout of an official letter: title, number, body, appeal, organ and date, QR code. */
export async function renderDocument({ text, check, createdAt }: Rendering): Promise<Buffer> {
  const proof = check && { code: check.code, qr: await QRCode.toBuffer(check.url, { margin: 0, width: 220 }) };
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: 72, bottom: 72, left: 80, right: 80 },
    lang: 'zh-CN',
    tagged: true,
    pdfVersion: '1.7',
    displayTitle: true,
    bufferPages: true,
    info: { Title: text.title, Author: text.signature.at(0) ?? '', CreationDate: createdAt },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', regular);
  pdf.registerFont('bold', bold);
  write(pdf, text, proof);
  if (!check) markAsSpecimen(pdf);
  pdf.end();
  return await done;
}

function write(pdf: PDFKit.PDFDocument, text: DocumentText, proof: { qr: Buffer; code: string } | null): void {
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const add = (tag: string, draw: () => void) => root.add(pdf.struct(tag, {}, draw));
  add('H1', () => pdf.font('bold').fontSize(20).text(text.title, { align: 'center' }));
  add('P', () => pdf.moveDown(0.6).font('regular').fontSize(11).text(text.number, { align: 'center' }));
  pdf.moveDown(1.2);
  const [addressee = '', ...body] = text.paragraphs;
  add('P', () => pdf.fontSize(12).text(addressee, { lineGap: 6 }));
  for (const paragraph of body) add('P', () => pdf.moveDown(0.3).text(paragraph, { indent: 24, lineGap: 6 }));
  if (text.appeal) add('P', () => pdf.moveDown(0.3).text(text.appeal ?? '', { indent: 24, lineGap: 6 }));
  pdf.moveDown(2);
  for (const line of text.signature) add('P', () => pdf.text(line, { align: 'right', lineGap: 4 }));
  if (pdf.y > 640) pdf.addPage();
  const top = Math.max(pdf.y + 16, 600);
  if (proof) {
    root.add(pdf.struct('Figure', { alt: '核验二维码' }, () => pdf.image(proof.qr, 80, top, { width: 84 })));
    add('P', () => pdf.fontSize(9).text(`扫描二维码可核验本文书；核验码：${proof.code}`, 80, top + 92));
  } else {
    add('P', () =>
      pdf.fontSize(9).text('本页是样本，按示例申请制作，没有法律效力；正式文书印有文号和核验二维码。', 80, top),
    );
  }
  root.end();
}

/** Across each page, as an artifact: a screen reader reads the words at the end instead. */
function markAsSpecimen(pdf: PDFKit.PDFDocument): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    const { width, height } = pdf.page;
    pdf.markContent('Artifact', { type: 'Pagination' }).save();
    pdf
      .rotate(-35, { origin: [width / 2, height / 2] })
      .fillOpacity(0.1)
      .fillColor('#a61d24');
    pdf
      .font('bold')
      .fontSize(150)
      .text('样本', 0, height / 2 - 110, { width, align: 'center', lineBreak: false });
    pdf.restore().endMarkedContent();
  }
}
