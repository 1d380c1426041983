import { Case } from '../../entities/case/case.ts';
import { Material } from '../../entities/case/material.ts';
import { theHall } from '../../policies/actor.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { record } from '../journal.ts';

/** Asks the population or legal-person registry whether name and number belong together. A refusal is "not verified", with its reason. */
export async function verifyIdentity(hall: Hall, caseId: string): Promise<{ verified: boolean; reason: string }> {
  const subject = await hall.orm.em.fork().findOneOrFail(Case, { id: caseId });
  const use = { purpose: `办理${subject.itemName}核验身份`, caseNumber: subject.number, itemCode: subject.itemCode };
  const { applicantName: name, certificateNumber: number } = subject;
  const { registry } = hall.providers;
  const answer =
    subject.applicantKind === 'unit'
      ? await registry.verifyLegalPerson({ ...use, name, creditCode: number })
      : await registry.verifyIdentity({ ...use, name, identityNumber: number });
  const verified = answer.kind === 'answered' && answer.matched;
  await inTransaction(hall, async (em) => {
    const row = await em.findOneOrFail(Case, { id: caseId });
    record(hall, em, theHall, row, {
      kind: 'identity',
      title: verified ? '身份核验通过' : '身份核验未通过',
      text: verified ? null : answer.reason,
      internal: true,
    });
    const material = await em.findOne(Material, { caseId, code: 'identity-card', state: 'shared' });
    if (material && verified) material.state = 'checked';
  });
  return { verified, reason: answer.reason };
}
