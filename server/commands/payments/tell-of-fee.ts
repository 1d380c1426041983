import type { EntityManager } from '@mikro-orm/postgresql';
import { nearDayInWords } from '../../domain/clock/day-in-words.ts';
import { yuanOf } from '../../domain/money.ts';
import type { Case } from '../../entities/case/case.ts';
import type { Payment } from '../../entities/case/payment.ts';
import type { Hall } from '../hall.ts';
import { tellApplicant } from '../journal.ts';

type Owed = Pick<Payment, 'name' | 'amountFen'>;

/** '社会保障卡工本费20.00元' */
export const feeInWords = ({ name, amountFen }: Owed): string => `${name}${yuanOf(amountFen)}元`;

/** Tells the applicant what he owes and, where a clock runs for it, until when: whoever misses that day must apply anew. */
export function tellOfFee(
  hall: Hall,
  em: EntityManager,
  subject: Case,
  { payment, by }: { payment: Owed; by: Date | null },
): void {
  const fee = feeInWords(payment);
  const text = by === null ? `请缴纳${fee}` : `请在${nearDayInWords(by).zh}前缴纳${fee}，逾期终止办理`;
  tellApplicant(hall, em, subject, text);
}
