import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { askBranch as askBranchCommand } from '../../commands/cases/ask-branch.ts';
import { askExtension as askExtensionCommand } from '../../commands/cases/ask-extension.ts';
import { correctCase as correct } from '../../commands/cases/correct-case.ts';
import { isQueryPassword } from '../../commands/cases/query-password.ts';
import { renewQueryPassword as renew } from '../../commands/cases/renew-query-password.ts';
import { submitApplication } from '../../commands/cases/submit-application.ts';
import { withdrawCase as withdraw } from '../../commands/cases/withdraw-case.ts';
import type { Hall } from '../../commands/hall.ts';
import { notFound } from '../../commands/refusal.ts';
import { countOwnCases, findOwnCases } from '../../entities/case/case.repository.ts';
import { Case } from '../../entities/case/case.ts';
import { TimelineEntry } from '../../entities/case/timeline-entry.ts';
import { presentTotal } from '../../entities/database/bounded-count.ts';
import type { Actor } from '../../policies/actor.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { guess } from '../guesses.ts';
import { handle, handleOnce, type Route } from '../handler.ts';
import { nextActs } from './next-acts.ts';
import { presentCase } from './present.ts';
import { presentEntry, readerOf, seenBy } from './present-entry.ts';
import { presentSummary } from './present-summary.ts';
import { getReadableCase } from './readable-case.ts';
import {
  askBranch,
  askExtension,
  correctCase,
  getCase,
  getTimeline,
  listCases,
  queryCase,
  renewQueryPassword,
  submitCase,
  withdrawCase,
} from './schema.ts';

// The number of a case can be guessed, its password has six digits: five wrong ones close the query of a case for an hour to
// the address that they came from, and one that tries one case after another gets no further. Fifty from anywhere close it to all.
const limitsOf = ({ guessLimit }: Hall) => ({
  byBoth: guessLimit('case-query:case-from-address', 5, 3600),
  byCase: guessLimit('case-query:case', 50, 3600),
  byAddress: guessLimit('case-query:address', 30, 3600),
});
const refusal = '查询密码错误次数过多，请一小时后再试';

const Place = z.tuple([z.iso.datetime(), z.uuid()]).transform(([createdAt, id]) => ({ createdAt, id }));

export const caseRoutes: Route[] = [
  handleOnce(submitCase, {
    act: ({ hall, actor, body }) => submitApplication(hall, actor, body),
    present: async ({ hall, actor }, em, { subject, queryPassword }) => ({
      ...(await presentCase(hall, em, actor, { subject, branches: [], parts: [] })),
      queryPassword,
    }),
  }),
  handle(listCases, async ({ hall, actor, query }) => {
    const em = hall.orm.em.fork();
    const { state, waitsFor, limit } = query;
    const filter = { account: actor.account, state, waitsFor };
    const found = await findOwnCases(em, filter, decodeCursor(Place, query.cursor), limit + 1);
    const { rows, nextCursor } = pageOf(found, limit, ({ createdAt, id }) => [createdAt.toISOString(), id]);
    const actOf = await nextActs(em, rows);
    const items = rows.map((subject) => presentSummary(hall, subject, actOf(subject)));
    return { items, nextCursor, ...presentTotal(await countOwnCases(em, filter)) };
  }),
  handle(getCase, async (call) => await shown(call)),
  handle(getTimeline, async ({ hall, actor, params }) => {
    const em = hall.orm.em.fork();
    const { subject, parts } = await getReadableCase(em, actor, params.number);
    const reader = readerOf(actor, subject, parts);
    const order = { orderBy: { at: 'asc', id: 'asc' } } as const;
    const entries = await em.find(TimelineEntry, seenBy(reader, subject.id), order);
    return { items: entries.map((entry) => presentEntry(hall, entry, reader)) };
  }),
  handle(withdrawCase, async ({ hall, actor, params, body }) => {
    await withdraw(hall, actor, params.number, body.reason ?? '');
    return await shown({ hall, actor, params });
  }),
  handleOnce(correctCase, {
    act: ({ hall, actor, params, body }) => correct(hall, actor, params.number, body),
    present: shown,
  }),
  handle(renewQueryPassword, async ({ hall, actor, params }) => ({
    queryPassword: await renew(hall, actor, params.number),
  })),
  handleOnce(askBranch, {
    act: ({ hall, actor, params, body }) => askBranchCommand(hall, actor, params.number, body),
    present: shown,
  }),
  handleOnce(askExtension, {
    act: ({ hall, actor, params, body }) => askExtensionCommand(hall, actor, params.number, body.reason),
    present: shown,
  }),
  handle(queryCase, async ({ hall, body, ctx }) => {
    const em = hall.orm.em.fork();
    const { byBoth, byCase, byAddress } = limitsOf(hall);
    // As it is copied by hand: what is one number must be counted as one, too.
    const number = body.number.trim().toUpperCase();
    const counts = [
      { limiter: byBoth, key: `${ctx.ip} ${number}`, forgives: false },
      { limiter: byAddress, key: ctx.ip, forgives: false },
      { limiter: byCase, key: number, forgives: false },
    ];
    const subject = await guess(ctx, { counts, refusal }, async () => {
      const found = await em.findOne(Case, { number });
      if (found && isQueryPassword(hall.settings.secret, found, body.password)) return found;
      throw notFound('这个办件，或者查询密码有误');
    });
    const actOf = await nextActs(em, [subject]);
    const summary = presentSummary(hall, subject, actOf(subject));
    return { ...summary, applicantName: `${summary.applicantName.slice(0, 1)}**` };
  }),
];

type Shown = { hall: Hall; actor: Actor; params: { number: string } };

/** The case as it stands now; within a command's transaction, as that leaves it. */
async function shown({ hall, actor, params }: Shown, em: EntityManager = hall.orm.em.fork()) {
  return await presentCase(hall, em, actor, await getReadableCase(em, actor, params.number));
}
