import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { RegistryDocument } from '../provider.ts';
import type { Holding } from './find.ts';

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);

/** The electronic copy as a PDF, marked with its one permitted use ("仅供…使用"), as the licence library's copies are. */
export function holdingDocument(holding: Holding, use: string): Promise<RegistryDocument> {
  const { promise, resolve, reject } = Promise.withResolvers<RegistryDocument>();
  const pdf = new PDFDocument({ size: 'A4', margin: 60, lang: 'zh-CN', info: { Title: holding.title } });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  pdf.on('error', reject);
  pdf.on('end', () => resolve({ name: `${holding.title}.pdf`, mime: 'application/pdf', bytes: Buffer.concat(chunks) }));
  pdf.font(font).fontSize(20).text(holding.title, { align: 'center' }).moveDown();
  pdf.fontSize(11);
  for (const [field, value] of Object.entries(holding.record)) pdf.text(`${field}：${value}`).moveDown(0.3);
  if (holding.validUntil) pdf.text(`有效期至：${holding.validUntil}`).moveDown(0.3);
  pdf.moveDown().text(`来源：${holding.source}（模拟数据）`);
  pdf.fillColor('#b00020').text(use);
  pdf.end();
  return promise;
}
