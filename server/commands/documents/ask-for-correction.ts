import type { EntityManager } from '@mikro-orm/postgresql';
import type { DocumentKind } from '../../domain/documents.ts';
import type { Case } from '../../entities/case/case.ts';
import { Material } from '../../entities/case/material.ts';
import type { Hall } from '../hall.ts';

/**
 * A diagram that looks through an application by itself asks for its correction by the document alone; nobody at a desk
 * has named what is missing. Without this the applicant would be told to correct, and be refused when he does.
 */
export async function askForCorrection(
  hall: Hall,
  em: EntityManager,
  subject: Case,
  { kind, reason = '' }: { kind: DocumentKind; reason?: string },
): Promise<void> {
  if ((kind !== 'correction-guidance' && kind !== 'correction-notice') || subject.correction) return;
  const missing = await em.find(Material, {
    caseId: subject.id,
    required: true,
    state: { $in: ['missing', 'not-found', 'faulty'] },
  });
  const asks = missing.map(({ code: material, name, note }) => ({ material, name, problem: note || '没有提交' }));
  if (asks.length === 0 || reason !== '') {
    const problem = reason || '填报的信息不齐全或者前后不一致，请逐项核对后重新提交';
    asks.push({ material: 'form', name: '申请表', problem });
  }
  subject.correction = { asks, text: reason, until: null, noticedAt: hall.now().toISOString() };
}
