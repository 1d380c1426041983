import test from 'ava';
import { Case } from '../../server/entities/case/case.ts';
import { Parcel } from '../../server/entities/case/parcel.ts';
import { dispatchEms } from '../../workers/dispatch-ems.ts';
import { buildCase, engineKey } from '../support/build.ts';
import { completed } from '../support/worker.ts';
import { benchWithTwins } from '../support/worker-with-twins.ts';

const bench = benchWithTwins(test, dispatchEms);
const delivery = { method: 'ems', receiver: '林晓燕', phone: '13800000001', address: '福州市鼓楼区示例路1号' } as const;
const fault = async (mode: 'none' | 'down' | 'drop' | 'refuse') => (await bench.twins).setFault('express', mode);

/** A decided case to be posted, and the job of posting it. */
async function decided(overrides: Partial<Case> = {}) {
  const hall = bench.hall();
  const { id } = await buildCase(hall, { state: 'decided', decidedAt: hall.now(), delivery, ...overrides });
  const em = () => hall.orm.em.fork();
  return {
    job: { variables: { caseId: id }, element: engineKey() },
    parcels: () => em().find(Parcel, { caseId: id }),
    state: async () => (await em().findOneOrFail(Case, { id })).state,
  };
}

/** How many parcels the post itself has. */
async function posted(): Promise<number> {
  const listed = await (await (await bench.twins).control('GET', '/')).json();
  return listed.systems.find(({ name }: { name: string }) => name === 'express').state.parcels;
}

test.serial(
  'while the post is down the job is tried again, later and later, and then one parcel goes out',
  async (t) => {
    const { job, parcels, state } = await decided();
    const before = await posted();
    await fault('down');
    t.like(await bench.hand(job), { kind: 'failed', retries: 7, backoffMs: 60_000 });
    t.like(await bench.hand({ ...job, retries: 7 }), { kind: 'failed', retries: 6, backoffMs: 240_000 });
    t.like(await bench.hand({ ...job, retries: 4 }), { kind: 'failed', retries: 3, backoffMs: 3_600_000 });
    t.is(await state(), 'decided');
    await fault('none');
    const { trackingNumber } = completed(await bench.hand({ ...job, retries: 3 }));
    t.like(await parcels(), [{ trackingNumber, state: 'ordered' }]);
    t.is(await state(), 'delivering');
    t.is(await posted(), before + 1);
  },
);

test.serial(
  'an answer of the post that was lost is asked for: the parcel that it has taken is not sent twice',
  async (t) => {
    const { job, parcels } = await decided();
    const before = await posted();
    await fault('drop');
    t.like(await bench.hand(job), { kind: 'failed', retries: 7 });
    await fault('none');
    t.is(await posted(), before + 1, 'it had been taken');
    const { trackingNumber } = completed(await bench.hand({ ...job, retries: 7 }));
    t.like(await parcels(), [{ trackingNumber }]);
    t.is(await posted(), before + 1);
  },
);

test.serial('one result is one parcel, however often its job is handed out, even while the post is down', async (t) => {
  const { job, parcels } = await decided();
  const before = await posted();
  const first = await bench.handTwice(t, job);
  await fault('down');
  t.deepEqual(completed(await bench.hand(job)), first);
  await fault('none');
  t.is((await parcels()).length, 1);
  t.is(await posted(), before + 1);
});

test.serial(
  'a refusal of the post is an incident at once, with its words, and is sent when that is put right',
  async (t) => {
    const { job, parcels, state } = await decided();
    await fault('refuse');
    const refused = await bench.hand(job);
    await fault('none');
    t.like(refused, { kind: 'failed', retries: 0 });
    t.regex(refused.kind === 'failed' ? refused.message : '', /^EMS未受理：./);
    t.is(await state(), 'decided');
    const { trackingNumber } = completed(await bench.hand({ ...job, retries: 1 }));
    t.like(await parcels(), [{ trackingNumber }]);
  },
);

test.serial('who has not chosen the post is sent nothing', async (t) => {
  const { job, parcels } = await decided({ delivery: { method: 'window' } });
  t.like(await bench.hand(job), { kind: 'failed', retries: 7 });
  t.deepEqual(await parcels(), []);
});

test.serial('nothing of a case that has ended meanwhile is posted, and it costs no try', async (t) => {
  const { job, parcels } = await decided({ endedAt: bench.hall().now() });
  t.like(await bench.hand({ ...job, retries: 1 }), { kind: 'failed', retries: 1, backoffMs: 300_000 });
  t.deepEqual(await parcels(), []);
});
