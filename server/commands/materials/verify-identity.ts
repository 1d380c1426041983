import { z } from 'zod';
import { Case } from '../../entities/case/case.ts';
import { Material } from '../../entities/case/material.ts';
import { Inbox } from '../../entities/engine/outbox.ts';
import { theHall } from '../../policies/actor.ts';
import type { IdentityResult } from '../../providers/registry/provider.ts';
import { refuseOver } from '../cases/workable-case.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { record } from '../journal.ts';

/** `unanswered`: the registry has refused to look, which says nothing about the applicant. `reason` is in words, for staff. */
const Verification = z.object({ outcome: z.enum(['verified', 'mismatch', 'unanswered']), reason: z.string() });
export type Verification = z.infer<typeof Verification>;

/**
 * Asks the population or legal-person registry whether name and number belong together. A repeat under the same `key` (the diagram's
 * element instance) answers what was found first. Throws ProviderError while the registry is away, WorkOver if the case is over.
 */
export async function verifyIdentity(
  hall: Hall,
  { caseId, key }: { caseId: string; key: string },
): Promise<Verification> {
  const id = `verify-identity:${key}`;
  const reading = hall.orm.em.fork();
  const known = await reading.findOne(Inbox, { id });
  if (known) return Verification.parse(known.answer);
  const subject = await reading.findOneOrFail(Case, { id: caseId });
  refuseOver(subject);
  const verification = verificationOf(await ask(hall, subject));
  await inTransaction(hall, async (em) => {
    em.create(Inbox, { id, answer: verification, at: hall.now() });
    const { outcome, reason } = verification;
    const text = outcome === 'verified' ? null : reason;
    record(hall, em, theHall, subject, { kind: 'identity', title: titles[outcome], text, internal: true });
    const material = await em.findOne(Material, { caseId, code: 'identity-card', state: 'shared' });
    if (material && outcome === 'verified') material.state = 'checked';
  });
  return verification;
}

const titles = { verified: '身份核验通过', mismatch: '身份核验未通过', unanswered: '身份未能核验' } as const;

function ask({ providers: { registry } }: Hall, subject: Case): Promise<IdentityResult> {
  const use = { purpose: `办理${subject.itemName}核验身份`, caseNumber: subject.number, itemCode: subject.itemCode };
  const { applicantKind, applicantName: name, certificateNumber: number } = subject;
  return applicantKind === 'unit'
    ? registry.verifyLegalPerson({ ...use, name, creditCode: number })
    : registry.verifyIdentity({ ...use, name, identityNumber: number });
}

function verificationOf(answer: IdentityResult): Verification {
  if (answer.kind === 'refused') return { outcome: 'unanswered', reason: answer.reason };
  return { outcome: answer.matched ? 'verified' : 'mismatch', reason: reasons[answer.reason] ?? answer.reason };
}

/** The registries' own codes; what they say in other words is told as it is. */
const reasons: Record<string, string> = {
  'name-differs': '名称与登记的不一致',
  'no-such-person': '人口库中没有这个号码',
  'no-such-legal-person': '法人库中没有这个统一社会信用代码',
  'not-in-being': '该单位已不在存续状态',
};
