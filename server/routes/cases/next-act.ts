import type { z } from 'zod';
import type { Case } from '../../entities/case.ts';
import type { Payment } from '../../entities/payment.ts';
import type { NextAct } from './schema.ts';

/** What the applicant must do now, in words that need no explanation. */
export function nextAct(subject: Case, payments: readonly Pick<Payment, 'state'>[]): z.input<typeof NextAct> {
  if (subject.state === 'correcting')
    return act('correct', '请按告知书一次补齐材料', 'Please hand in what the notice asks for');
  if (payments.some(({ state }) => state === 'due' || state === 'paying'))
    return act('pay', '请缴费', 'Please pay the fee');
  if (subject.endedAt !== null) return act('done', '已办结', 'Closed');
  const atWindow = subject.delivery.method === 'window';
  if (subject.state === 'decided' && atWindow)
    return act('collect', '请到窗口领取结果', 'Please collect the result at the window');
  if (subject.state === 'refused')
    return atWindow
      ? act('collect', '请到窗口领取书面决定', 'Please collect the written decision at the window')
      : act('wait', '书面决定正在邮寄，请留意签收', 'The written decision is on its way by post');
  if (subject.stage === '预约' || subject.stage === '到场核验')
    return act('visit', '请按预约时间到窗口', 'Please come to the window at the time agreed');
  return act(
    'wait',
    waiting[subject.state] ?? '部门正在办理，您不需要做什么',
    'The departments are working on it; there is nothing for you to do',
  );
}

const act = (kind: z.input<typeof NextAct>['kind'], zh: string, en: string) => ({ kind, text: { zh, en } });

const waiting: Record<string, string> = {
  submitted: '等待受理，五个工作日内答复',
  delivering: '邮件在途，请留意签收',
};
