import { z } from 'zod';
import { findings } from './tools/findings.ts';
import { journey } from './tools/journey.ts';

const Code = z.object({ code: z.string() });
const licenceOf = `select check_code as code from case_documents d join cases c on c.id = d.case_id where c.number = ? and d.kind = 'licence'`;

journey(
  'whoever is given a licence sees by its code whether it is true, and whether the file was changed',
  async (t, stage) => {
    const walked = await stage.walker.submit('food-business-licence');
    const subject = await stage.walker.walk(walked, {
      without: ['sign'],
      to: ({ result }) => result?.number.startsWith('JY') === true,
    });
    const [licence] = await stage.hall.sql(Code, licenceOf, [walked.number]);
    const issued = await walked.applicant.bytes(`/api/files/${subject.result?.fileId}`);

    const page = await stage.visit(null, '/');
    await page.getByRole('link', { name: '核验文书' }).click();
    const code = page.getByRole('textbox', { name: '核验码' });
    const look = page.getByRole('button', { name: '核验' });
    await code.fill('short');
    await look.click();
    await page.getByText('核验码应为22个字母').waitFor();
    await code.fill('A'.repeat(22));
    await look.click();
    await page.getByText('没有这份文书').waitFor();
    t.deepEqual(await findings(page), [], 'a code that nobody knows');
    await code.fill(licence?.code ?? '');
    await look.click();
    await page.getByText('本大厅制发过这份文书').waitFor();
    await page.getByRole('heading', { name: '食品经营许可证' }).waitFor();
    await page.getByText(subject.result?.number ?? '').waitFor();
    await page.getByText('有效期内').waitFor();
    t.deepEqual(await findings(page), [], 'a paper that was issued');

    const choose = page.locator('input[type=file]');
    const file = (buffer: Buffer) => ({ name: 'licence.pdf', mimeType: 'application/pdf', buffer });
    await choose.setInputFiles(file(issued));
    await page.getByText('一致：与制发的文件完全相同').waitFor();
    await choose.setInputFiles(file(Buffer.concat([issued, Buffer.from(' ')])));
    await page.getByText('不一致：').waitFor();
  },
);
