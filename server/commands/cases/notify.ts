import { Case } from '../../entities/case/case.ts';
import { Inbox } from '../../entities/engine/outbox.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { tellApplicant, tellDepartment } from '../journal.ts';

/** Texts that diagrams name by a key; any other text is told as it is. */
const texts: Record<string, string> = {
  'ready-for-pickup': '办理结果已制作完成，请到窗口领取',
  'decision-approved': '您的申请已获批准',
  'decision-refused': '您的申请未获批准，理由和救济途径见决定书',
  'appointment-reminder': '请按预约时间到窗口办理',
};

/** Tells the applicant or the staff of the lead department; once per element instance of the diagram. */
export function notify(
  hall: Hall,
  notice: { caseId: string; message: string; to: 'applicant' | 'lead'; key: string; branch?: string | undefined },
): Promise<void> {
  return inTransaction(hall, async (em) => {
    const id = `notify:${notice.key}`;
    if (await em.findOne(Inbox, { id })) return;
    em.create(Inbox, { id, answer: {}, at: hall.now() });
    const subject = await em.findOneOrFail(Case, { id: notice.caseId });
    const text = texts[notice.message] ?? notice.message;
    if (notice.to === 'applicant') tellApplicant(hall, em, subject, text);
    else
      await tellDepartment(
        hall,
        em,
        subject.department,
        `${notice.branch ? `${notice.branch}：` : ''}${text}（${subject.applicantName}，${subject.itemName}）`,
        subject.number,
      );
  });
}
