import { readFile } from 'node:fs/promises';
import test from 'ava';
import { OrganisationFile, organisationOf } from '../../../server/catalogue/organisation.ts';

const file: unknown = JSON.parse(await readFile('processes/organisation.json', 'utf8'));
const { policyOf } = organisationOf(OrganisationFile.parse(file));

test('for each matter of a policy the nearest place that decides on it has its way', (t) => {
  const province = policyOf('350000');
  t.deepEqual(policyOf('350102'), province, 'Gulou and Fuzhou decide nothing of their own');
  t.deepEqual(policyOf('350700').pauses, province.pauses);
  t.like(policyOf('350700'), { lights: { yellowDaysLeft: 2 }, officeHours: { afternoon: { to: '17:30' } } });
  const { lights, officeHours } = policyOf('350700');
  for (const area of ['350703', '350703105'])
    t.deepEqual(policyOf(area), { lights, officeHours, pauses: { pauseDayCounts: true, resumeDayCounts: true } });
  t.deepEqual(policyOf('999999'), province, 'an unknown place as the province');
});

test('a policy that cannot be kept is told at its field', (t) => {
  const hours = { morning: { from: '09:00', to: '12:00' }, afternoon: { from: '17:00', to: '13:30' } };
  const areas = [{ code: '1', parent: null, level: 'county', name: { zh: '县', en: 'County' } }];
  const policies = [
    { officeHours: hours },
    { lights: { yellowShare: 2, yellowHoursLeft: 1 } },
    { pauses: { pauseDayCounts: 'yes', resumeDayCounts: false } },
  ];
  const fields = policies.map((policy) => {
    const read = OrganisationFile.safeParse({ areas: [{ ...areas[0], policy }] });
    return read.error?.issues.map(({ path }) => path.join('.')).find((path) => path.startsWith('areas.0.policy'));
  });
  t.deepEqual(fields, [
    'areas.0.policy.officeHours.afternoon.to',
    'areas.0.policy.lights.yellowShare',
    'areas.0.policy.pauses.pauseDayCounts',
  ]);
});
