import type { z } from 'zod';
import { isWithdrawing } from '../../commands/cases/withdraw-case.ts';
import { isRefusal } from '../../domain/case-state.ts';
import { nearDayInWords, type Words } from '../../domain/clock/day-in-words.ts';
import type { Case } from '../../entities/case/case.ts';
import type { Payment } from '../../entities/case/payment.ts';
import type { Clock } from '../../entities/supervision/clock.ts';
import type { Task } from '../../entities/task.ts';
import type { NextAct } from './case.schema.ts';

type Act = z.input<typeof NextAct>;

/** What is known of a case beside its row; what is left out counts as none. */
export type Known = {
  payments?: readonly Pick<Payment, 'state'>[];
  /** Those that are open. */
  tasks?: readonly Pick<Task, 'kind'>[];
  clocks?: readonly Pick<Clock, 'kind' | 'deadline' | 'endedAt'>[];
  /** When the applicant said that he would come. */
  appointment?: Words | undefined;
};

/** What the applicant must do now, in words that need no explanation. */
export function nextAct(
  subject: Pick<Case, 'state' | 'stage' | 'light' | 'withdrawnAt' | 'endedAt'>,
  { payments = [], tasks = [], clocks = [], appointment }: Known,
): Act {
  const { state, stage, light, endedAt } = subject;
  const awaitedFor = (kind: string) => tasks.some((task) => task.kind === kind);
  if (endedAt !== null) return { kind: 'done', text: ends[state] ?? ended };
  // Nothing that was asked for before is asked for any more.
  if (isWithdrawing(subject)) return { kind: 'wait', text: withdrawing };
  if (state === 'correcting') return { kind: 'correct', text: correct };
  if (payments.some((payment) => payment.state === 'due' || payment.state === 'paying'))
    return { kind: 'pay', text: payBy(clocks.find(({ kind, endedAt: over }) => kind === 'payment' && over === null)) };
  if (awaitedFor('appointment')) return { kind: 'visit', text: comeAt(appointment) };
  const atWindow = awaitedFor('pickup');
  if (isRefusal(state)) return { kind: atWindow ? 'collect' : 'read', text: refusal(state, atWindow) };
  if (atWindow) return { kind: 'collect', text: ready };
  if (awaitedFor('pre-review')) return { kind: 'wait', text: preReviewed };
  if (light === 'paused') return { kind: 'wait', text: paused };
  // A public service is worked on without a notice of acceptance: its diagram is past that, whatever the state says.
  if (state === 'submitted' && !beforeAcceptance.has(stage)) return { kind: 'wait', text: working };
  return { kind: 'wait', text: waits[state] ?? working };
}

const beforeAcceptance: ReadonlySet<string> = new Set(['收件', '预审', '受理']);

/** The decision lies in the hall from its day on, whatever the post still does: its reasons and remedies are not waited for. */
function refusal(state: Case['state'], atWindow: boolean): Words {
  const outcome = state === 'refused' ? { zh: '没有批准', en: 'Not approved' } : { zh: '没有受理', en: 'Not accepted' };
  const paper = atWindow
    ? { zh: '纸质文书请带证件到窗口领取', en: 'Please collect the paper at the window, with your papers' }
    : { zh: '纸质文书正在送达，请留意签收', en: 'The paper is on its way to you' };
  return {
    zh: `${outcome.zh}。请先看文书里的理由和不服怎么办；${paper.zh}`,
    en: `${outcome.en}. Please read the reasons, and what you can do about it. ${paper.en}`,
  };
}

/** Whoever misses the last day must apply anew: it is said before anything else about the fee. */
function payBy(clock: Pick<Clock, 'deadline'> | undefined): Words {
  if (!clock?.deadline) return { zh: '请缴费', en: 'Please pay the fee' };
  const day = nearDayInWords(clock.deadline);
  return {
    zh: `请在${day.zh}前缴费，逾期终止办理`,
    en: `Please pay the fee by ${day.en}; if it is not paid by then, the case ends`,
  };
}

const comeAt = (appointment: Words | undefined): Words =>
  appointment
    ? {
        zh: `请在${appointment.zh}带证件原件到窗口核验`,
        en: `Please come to the window on ${appointment.en}, with your papers`,
      }
    : {
        zh: '请按您预约的时间，带证件原件到窗口核验',
        en: 'Please come to the window at the time you chose, with your papers',
      };

const withdrawing = {
  zh: '正在按您的要求撤回，您不用再做什么',
  en: 'It is being withdrawn as you asked; you need do nothing more',
};
const correct = { zh: '请按告知书一次补齐材料', en: 'Please hand in what the notice asks for' };
const ready = {
  zh: '结果已办好，请带证件到窗口领取',
  en: 'The result is ready: please collect it at the window, with your papers',
};
const preReviewed = {
  zh: '正在预审，两个工作日内答复；预审通过不等于受理，您现在不用做什么',
  en: 'Being pre-reviewed; you get an answer within two working days. To pass is not yet to be accepted',
};
const paused = {
  zh: '期限依法暂停，恢复后继续办理，您现在不用做什么',
  en: 'The clock stands still by law; you need do nothing now',
};
const working = {
  zh: '部门正在办理，您现在不用做什么',
  en: 'The departments are working on it; you need do nothing now',
};
const waits: Partial<Record<Case['state'], Act['text']>> = {
  submitted: {
    zh: '等待部门受理，期限内会书面答复，您现在不用做什么',
    en: 'Waiting for acceptance; you get a written answer within the time for it',
  },
  decided: { zh: '已作出决定，正在制作结果', en: 'It has been decided; the result is being made' },
  delivering: { zh: '结果已寄出，请留意签收', en: 'The result is in the post; please watch for it' },
};
const ended = { zh: '办理已经终止', en: 'The case has been ended' };
const ends: Partial<Record<Case['state'], Act['text']>> = {
  delivered: { zh: '全部办好了', en: 'All is done' },
  refused: {
    zh: '没有批准。理由和不服怎么办，都写在决定书里',
    en: 'Not approved. The reasons, and what you can do about it, are in the decision',
  },
  'not-accepted': {
    zh: '没有受理。理由、该向哪里提出和不服怎么办，都写在文书里',
    en: 'Not accepted. The reasons, where to turn and what you can do about it are in the notice',
  },
  withdrawn: { zh: '已按您的要求撤回', en: 'Withdrawn as you asked' },
};
