import { dayOfMonthInEnglish } from './clock/day-in-words.ts';
import { limitInWords } from './clock/limit.ts';
import { warningRules } from './clock/warning.ts';
import { documentKinds, documentTitle } from './documents.ts';

/** Says a part in English; a part that has none stays as it is. */
type Said = (part: string) => string;
type Sentence = readonly [pattern: RegExp, say: (said: Said, ...parts: string[]) => string];

/** What the hall's own commands write for people, word for word. */
export const words: ReadonlyMap<string, string> = new Map([
  ...Object.values(warningRules).map(({ zh, en }) => [zh, en] as const),
  ...documentKinds.map((kind) => [documentTitle(kind, 'zh'), documentTitle(kind, 'en')] as const),
  ['办事大厅', 'The hall'],
  ['提交申请', 'Application submitted'],
  ['已提交补正材料', 'Corrections handed in'],
  ['这一步须由本部门负责人办理', 'This step is for the head of the department'],
  ['申请人撤件', 'Withdrawn by the applicant'],
  ['待缴费', 'A fee is due'],
  ['已缴费', 'Fee paid'],
  ['退款', 'Refund'],
  ['已交寄EMS', 'Posted by EMS'],
  ['期限暂停', 'Clock paused'],
  ['期限恢复计算', 'Clock resumed'],
  ['已扣减限额', 'Quota drawn'],
  ['限额不足', 'Quota used up'],
  ['身份核验通过', 'Identity confirmed'],
  ['身份核验未通过', 'Identity not confirmed'],
  ['身份未能核验', 'Identity could not be checked'],
  ['名称与登记的不一致', 'the name differs from the registered one'],
  ['人口库中没有这个号码', 'the population registry does not know the number'],
  ['法人库中没有这个统一社会信用代码', 'the legal-person registry does not know the credit code'],
  ['该单位已不在存续状态', 'the organisation is no longer in being'],
  ['办结，结果已送达', 'Closed, result delivered'],
  ['备案完成', 'Filed'],
  ['办结（不予通过）', 'Closed (refused)'],
  ['办结（未予受理）', 'Closed (not accepted)'],
  ['已撤件', 'Withdrawn'],
  ['收件终结', 'Closed without acceptance'],
  ['办件结束', 'Case ended'],
  ['受理期限', 'Limit of acceptance'],
  ['初审期限', 'Limit of the first review'],
  ['补正期限', 'Time to correct'],
  ['法定期限', 'Limit of the law'],
  ['承诺期限', 'Promised limit'],
  ['送达期限', 'Limit of delivery'],
  ['办理结果已制作完成，请到窗口领取', 'Your result is ready; please collect it at the window'],
  ['您的申请已获批准', 'Your application has been granted'],
  [
    '您的申请未获批准，理由和救济途径见决定书',
    'Your application was refused; reasons and ways of appeal are in the decision',
  ],
  ['请按预约时间到窗口办理', 'Please come to the window at the time agreed'],
  ['申请人上传', 'uploaded by the applicant'],
  ['省人口基础库', "the province's population registry"],
  ['省法人单位基础库', "the province's legal-person registry"],
  ['省电子证照库', "the province's licence library"],
  ['共享库中没有查到，请上传', 'The registries do not have it; please upload it'],
  ['共享系统暂时无法访问', 'the registry cannot be reached at the moment'],
  ['不清晰，请重新提供', 'Not legible; please hand it in again'],
  ['申请表', 'Application form'],
  ['即办', 'At once'],
  ['按法定期限', 'Within the limit of the law'],
  ['法律没有规定期限', 'The law sets none'],
  ['期限已暂停', 'Clock paused'],
  ['已超期', 'Overdue'],
  ['今天到期', 'Ends today'],
  ['收件', 'Received'],
  ['审查', 'Examination'],
  ['听证', 'hearing'],
  ['招标', 'tender'],
  ['拍卖', 'auction'],
  ['检验', 'inspection'],
  ['检测', 'test'],
  ['检疫', 'quarantine'],
  ['鉴定', 'appraisal'],
  ['专家评审', 'expert review'],
  ['督查催办', 'Urged by the supervisor'],
  ['牵头部门催办', 'Urged by the lead department'],
  ['已揽收', 'collected'],
  ['运输中', 'in transit'],
  ['派送中', 'out for delivery'],
  ['已签收', 'signed for'],
  ['已退回', 'returned'],
]);

const days = (amount: string) => limitInWords({ amount: Number(amount), unit: 'working-day' }, 'en');
/** 2026年12月2日 → 2 Dec 2026. */
const dateInEnglish = (date: string) =>
  date.replace(
    /(\d+)年(\d+)月(\d+)日/,
    (_, year, month, day) => `${dayOfMonthInEnglish(Number(month), Number(day))} ${year}`,
  );

/** The first that fits says the whole. Numbers and names pass through. */
export const sentences: readonly Sentence[] = [
  [/^(.+)开始计算$/, (said, limit) => `${said(limit ?? '')}: counted from now`],
  [/^至([\d-]+)届满$/, (_, date) => `Ends on ${date}`],
  [/^(.+)，送达期限参照(.+)$/, (said, law, like) => `${said(law ?? '')}; days of delivery after ${said(like ?? '')}`],
  [/^《(.+?)》(.*)$/, (said, ...parts) => parts.map(said).filter(Boolean).join(', ')],
  [/^(\d+(?:\.\d+)?)个工作日$/, (_, amount) => days(amount ?? '')],
  [/^(\d+(?:\.\d+)?)个自然日$/, (_, amount) => limitInWords({ amount: Number(amount), unit: 'natural-day' }, 'en')],
  [/^(\d+(?:\.\d+)?)小时$/, (_, amount) => limitInWords({ amount: Number(amount), unit: 'hour' }, 'en')],
  [/^剩(\d+)个工作日$/, (_, amount) => `${days(amount ?? '')} left`],
  [/^超期(\d+)个工作日$/, (_, amount) => `${days(amount ?? '')} overdue`],
  [/^(.+)已送达，文号(.+)，请在办件中查看$/, (said, title, number) => `${said(title ?? '')} ${number}: see your case`],
  [
    /^请在(\d+)月(\d+)日（.+?）前缴纳(.+?)([\d.]+)元，逾期终止办理$/,
    (said, month, day, fee, yuan) =>
      `Please pay ${yuan} yuan by ${dayOfMonthInEnglish(Number(month), Number(day))}, or the case ends: ${said(fee ?? '')}`,
  ],
  [/^请缴纳(.+?)([\d.]+)元$/, (said, fee, yuan) => `Please pay ${yuan} yuan: ${said(fee ?? '')}`],
  [
    /^收到重复或不再需要的付款([\d.]+)元，将原路退回$/,
    (_, yuan) => `${yuan} yuan paid twice or no longer due will be returned`,
  ],
  [/^(.+?)(\d+\.\d\d)元$/, (said, fee, yuan) => `${said(fee ?? '')}: ${yuan} yuan`],
  [/^办理结果已由EMS寄出，邮件号(.+)$/, (_, number) => `Your result was posted by EMS, number ${number}`],
  [/^邮件号(.+)$/, (_, number) => `Number ${number}`],
  [/^办理期限延长(.+)$/, (said, amount) => `Time limit extended by ${said(amount ?? '')}`],
  [
    /^法定期限由([\d-]+)延至([\d-]+)。理由：(.+)$/,
    (_, from, to, reason) => `The law's deadline moves from ${from} to ${to}. Reasons: ${reason}`,
  ],
  [
    /^(.+)至(\d+)年(\d+)月(\d+)日届满，届满之后才能作出：(.+)$/,
    (said, label, year, month, day, names) =>
      `${said(label ?? '')} ends on ${year}-${month}-${day}; only then: ${(names ?? '').split('、').map(said).join(', ')}`,
  ],
  [
    /^(.+?)(\d+(?:\.\d+)?(?:个工作日|个自然日|小时))(?:，至(\d+年\d+月\d+日))?$/,
    (said, label, limit, date) =>
      `${said(label ?? '')} ${said(limit ?? '')}${date ? `, until ${dateInEnglish(date)}` : ''}`,
  ],
  [/^共(\d+)次$/, (_, times) => (times === '1' ? 'once' : `${times} times`)],
  [
    /^收到督查(红牌|黄牌)：(.+)。请在(\d+年\d+月\d+日)前答复$/,
    (said, colour, reason, date) =>
      `${colour === '红牌' ? 'Red' : 'Yellow'} card: ${said(reason ?? '')}. Please reply by ${dateInEnglish(date ?? '')}`,
  ],
  // What people have written stays in their words.
  [/^(督查催办|牵头部门催办)：([\s\S]+)$/, (said, by, text) => `${said(by ?? '')}: ${text}`],
  [
    /^督办卡的答复被退回，请重新答复：([\s\S]+)$/,
    (_, text) => `The reply to a card was sent back; please reply again: ${text}`,
  ],
  [/^邮件(.+)$/, (said, status) => `Parcel ${said(status ?? '')}`],
  [/^追加征求(.+)意见$/, (said, name) => `Asked later: ${said(name ?? '')}`],
  [/^(.+)，预计至([\d-]+)$/, (said, basis, until) => `${said(basis ?? '')}, expected until ${until}`],
  [/^未能共享：(.+)，请上传$/, (said, reason) => `Not fetched: ${said(reason ?? '')}. Please upload it`],
  [
    /^共享到的证照已于([\d-]+)到期，请上传有效证照$/,
    (_, date) => `The licence found ended on ${date}; please upload a valid one`,
  ],
  [
    /^(?:自([\d-]+)起，)?本事项的现行形式是“(.+?)”。(.*)$/,
    (said, since, name, note) =>
      [`${since ? `Since ${since} the` : 'The'} present form is “${said(name ?? '')}”.`, said(note ?? '')]
        .join(' ')
        .trim(),
  ],
  [
    /^(?:自([\d-]+)起，)?本事项替代“(.+?)”。(.*)$/,
    (said, since, name, note) =>
      [`${since ? `Since ${since} it` : 'It'} takes the place of “${said(name ?? '')}”.`, said(note ?? '')]
        .join(' ')
        .trim(),
  ],
  [/^(第[^条]*条(?:(?:至|、)第[^条]*条)*)$/, (_, articles) => articlesInEnglish(articles ?? '')],
  [
    /^(.{2,}?)(第[^条]*条(?:(?:至|、)第[^条]*条)*)$/,
    (said, law, articles) => `${said(law ?? '')}, ${articlesInEnglish(articles ?? '')}`,
  ],
  // What a diagram tells the lead department: the applicant's name is nobody's to translate.
  [/^(.+)（(.+?)，(.+)）$/, (said, told, name, item) => `${said(told ?? '')} (${name}, ${said(item ?? '')})`],
  [/^(.+?)：(.+)$/, (said, what, how) => `${said(what ?? '')}: ${said(how ?? '')}`],
  [/^(.+)（([^（）]+)）$/, (said, what, inside) => `${said(what ?? '')} (${said(inside ?? '')})`],
];

/** 第三十三条、第三十五条 → Articles 33, 35; 第六条至第十二条 → Articles 6 to 12. */
function articlesInEnglish(text: string): string {
  const list = text.replace(/第([^条]*)条/g, (_, numeral: string) => String(numberOf(numeral)));
  const many = /[至、]/.test(list);
  return `${many ? 'Articles' : 'Article'} ${list.replaceAll('至', ' to ').replaceAll('、', ', ')}`;
}

const digits = '零一二三四五六七八九';

/** 三十三 → 33, 一百零五 → 105. */
function numberOf(numeral: string): number {
  if (/^\d+$/.test(numeral)) return Number(numeral);
  let sum = 0;
  let digit = 0;
  for (const sign of numeral) {
    const unit = sign === '百' ? 100 : sign === '十' ? 10 : 0;
    if (unit > 0) sum += Math.max(1, digit) * unit;
    digit = unit > 0 ? 0 : digits.indexOf(sign);
  }
  return sum + digit;
}
