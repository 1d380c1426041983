import { z } from 'zod';
import { expect, until } from '../support/person.ts';
import { outside } from '../support/walk.ts';
import { journey } from './tools/journey.ts';

const Incidents = z.object({ items: z.array(z.object({ caseNumber: z.string().nullable(), state: z.string() })) });

journey('an incident says its cause in words and goes on when it is tried again', async (t, stage) => {
  const { hall, walker, visit } = stage;
  const faults = (mode: string) => outside(hall, 'PUT', '/simulated/express/faults', { mode, rate: 1 });
  await faults('refuse');
  t.teardown(async () => void (await faults('none')));
  const walked = await walker.submit('social-security-card');
  await walker.walk(walked, { to: ({ state }) => state === 'delivering' || state === 'decided' });
  const supervisor = await walker.person('supervisor-fujian');
  // A post that refuses is somebody's task at once; one that is down is tried again for hours before.
  await until(
    'the parcel to be given up',
    async () => {
      const { items } = expect(Incidents, await supervisor.get('/api/incidents?state=open'));
      return items.some(({ caseNumber }) => caseNumber === walked.number);
    },
    90_000,
  );

  const page = await visit('supervisor-fujian', '/watch');
  await page.getByRole('link', { name: /^待处理故障 ?[1-9]/ }).click();
  const incident = page.getByRole('listitem').filter({ hasText: walked.number });
  await incident.getByText('EMS未受理').first().waitFor();
  await faults('down');
  const retry = incident.getByRole('button', { name: '重试', exact: true });
  await retry.click();
  await incident.getByText('重试后仍然失败').waitFor({ timeout: 60_000 });
  await incident.getByText('外部系统连不上').first().waitFor();
  await faults('none');
  await retry.click();
  await incident.getByText('已从这里重新执行').first().waitFor();
  const done = await walker.walk(walked);
  t.is(done.state, 'delivered');
  t.is(done.parcels.length, 1);
});
