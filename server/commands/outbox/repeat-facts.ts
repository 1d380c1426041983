import { Case } from '../../entities/case/case.ts';
import { correctionMessage } from '../cases/correct-case.ts';
import { type Hall, inTransaction, send } from '../hall.ts';
import { feeMessage } from '../payments/settle-payment.ts';

/**
 * Tells the engine again what its diagram is plainly still waiting for: a fee that is paid while its clock runs on, a
 * correction that was handed in. The message had been lost, as after its time to live; one that is only on its way is
 * refused as a repeat. Answers how many were told.
 */
export function repeatFacts(hall: Hall): Promise<number> {
  return inTransaction(hall, async (em) => {
    // With another fee still to be paid the clock is that one's, and its diagram would take this message for its own.
    const paid = await em.execute<{ id: string; caseId: string }[]>(
      `select p.id, p.case_id as "caseId" from clocks k join payments p on p.case_id = k.case_id
       where k.kind = 'payment' and k.ended_at is null and p.state = 'paid' and p.created_at <= k.started_at
         and not exists (select 1 from payments o where o.case_id = p.case_id and o.id <> p.id
                         and (o.state in ('due', 'paying') or o.created_at > p.created_at))`,
    );
    for (const { id, caseId } of paid) send(hall, em, feeMessage(caseId, id));
    const corrected = await em.find(Case, {
      id: {
        $in: (
          await em.execute<{ id: string }[]>(
            `select c.id from clocks k join cases c on c.id = k.case_id
             where k.kind = 'correction' and k.ended_at is null and c.ended_at is null and c.withdrawn_at is null
               and c.state = 'submitted' and c.correction is null and c.correction_notices <> '[]'`,
          )
        ).map(({ id }) => id),
      },
    });
    for (const subject of corrected) send(hall, em, correctionMessage(subject));
    return paid.length + corrected.length;
  });
}
