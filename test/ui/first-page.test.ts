import test from 'ava';
import { measureFirstPage } from './first-page.ts';

const limit = 250_000;

test("a citizen's first page stays under 250 kB of script", async (t) => {
  const { bytes, files, packages } = await measureFirstPage();
  t.log(`${(bytes / 1000).toFixed(1)} kB: ${files.map((file) => `${file.name} ${file.bytes}`).join(', ')}`);
  t.true(packages.includes('react-dom'), 'the measure has seen the page');
  t.true(bytes < limit, `${bytes} bytes`);
  const heavy = ['zod', 'bpmn-js', 'echarts', '@bpmn-io/form-js-viewer'];
  t.deepEqual(
    packages.filter((name) => heavy.includes(name)),
    [],
    'the first page needs none of these',
  );
});
