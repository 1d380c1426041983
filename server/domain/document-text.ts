import { limitInWords } from './clock/limit.ts';
import type { AppealFacts, CommonFacts, DocumentFacts, MaterialFault, Validity } from './document-facts.ts';
import { type DocumentKind, documentRule, documentTitle } from './documents.ts';

export type DocumentText = {
  title: string;
  /** 文号 */
  number: string;
  /** Addressee first, then the body. */
  paragraphs: string[];
  /** 救济段, printed after the body. */
  appeal?: string;
  /** Organ, date, contact; the seal goes over the organ's name. */
  signature: string[];
};

/**
 * The wording of a document (reference texts of our own, after the mandatory elements of 行政许可法 §32, §38, §42, §44,
 * §45). Filings and public services have documents of their own and never those of a permit.
 */
export function documentText<K extends DocumentKind>(kind: K, facts: DocumentFacts[K]): DocumentText {
  const rule = documentRule(kind);
  if (rule.appeal === 'always' && !facts.appeal) throw new Error(`${kind} must tell the ways of appeal`);
  const body: (facts: DocumentFacts[K]) => string[] = bodies[kind];
  return {
    title: documentTitle(kind, 'zh'),
    number: facts.number,
    paragraphs: [`${facts.addressee ?? facts.applicant}：`, ...body(facts), subjectOf(facts)],
    ...(rule.appeal !== 'never' && facts.appeal ? { appeal: appealParagraph(facts.appeal) } : {}),
    signature: [
      `${facts.organ}（印章）`,
      chineseDate(facts.issuedOn),
      `联系人：${facts.contact.name}　联系电话：${facts.contact.phone}`,
    ],
  };
}

/** 救济段: 60 days (行政复议法 §20), six months (行政诉讼法 §46), 15 days after reconsideration (§45). */
export function appealParagraph({
  reconsiderationOrgan,
  reconsiderationUrl,
  court,
  reconsiderationFirst,
}: AppealFacts): string {
  const reconsider = `如不服本决定，可自知道或者应当知道本决定之日起六十日内向${reconsiderationOrgan}申请行政复议（网上提交：${reconsiderationUrl}）`;
  return reconsiderationFirst
    ? `${reconsider}；依法应当先申请行政复议，对行政复议决定不服的，可自收到复议决定书之日起十五日内向${court}提起行政诉讼。`
    : `${reconsider}，也可自知道或者应当知道之日起六个月内依法向${court}提起行政诉讼。`;
}

/** '2026年11月23日' */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** What somebody has written, without the stop at its end: a document's sentence goes on after it. */
export const withoutStop = (words: string): string => words.trim().replace(/[。；，.;,]+$/, '');

const law = '《中华人民共和国行政许可法》';

const subjectOf = (facts: CommonFacts) =>
  `事项：${facts.itemName}（编码${facts.itemCode}）；申请日期：${chineseDate(facts.appliedOn)}；办件编号：${facts.caseNumber}。`;

const term = ({ from, to, words }: Validity) =>
  to
    ? `有效期自${chineseDate(from)}至${chineseDate(to)}`
    : `自${chineseDate(from)}起有效，有效期限：${words || '长期'}`;

const listed = (texts: string[]) => texts.map((text, i) => `${i + 1}. ${text}`);

const faultLines = (faults: MaterialFault[]) =>
  listed(
    faults.map(
      ({ material, fault, remedy, basis }) => `${material}｜不符之处：${fault}｜补正要求：${remedy}｜依据：${basis}`,
    ),
  );

const fieldLines = (fields: { name: string; value: string }[]) => fields.map(({ name, value }) => `${name}：${value}`);

const appliedFor = (facts: CommonFacts) => `你（单位）于${chineseDate(facts.appliedOn)}提出的${facts.itemName}申请`;

/** What begins when: with a first review by a lower level (§43), the authority's own limits begin with its opinion. */
function limitsOf({ initialReview: first, ...facts }: DocumentFacts['acceptance-notice']): string {
  if (!first)
    return `本件法定期限${limitInWords(facts.law, 'zh')}，至${chineseDate(facts.law.endsOn)}届满；本机关承诺期限${limitInWords(facts.promise, 'zh')}，承诺在${chineseDate(facts.promise.endsOn)}前作出决定（依法不计入期限的时间另行书面告知）。`;
  const own = `法定期限${limitInWords(facts.law, 'zh')}，本机关承诺期限${limitInWords(facts.promise, 'zh')}`;
  return `本件先由${first.by}审查：依据${law}第四十三条，审查期限${limitInWords(first, 'zh')}，自受理之日起计算，至${chineseDate(first.endsOn)}届满。本机关自收到其审查意见之日起计算办理期限：${own}（依法不计入期限的时间另行书面告知）。`;
}

const bodies: { [K in DocumentKind]: (facts: DocumentFacts[K]) => string[] } = {
  'acceptance-notice': (facts) => [
    facts.deemed
      ? `${appliedFor(facts)}，本机关逾期未告知补正内容。依据${law}第三十二条第一款第四项，自收到申请材料之日${chineseDate(facts.acceptedOn)}起即为受理。`
      : `${appliedFor(facts)}，材料齐全、符合法定形式。依据${law}第三十二条第一款第五项，本机关决定自${chineseDate(facts.acceptedOn)}起受理。`,
    limitsOf(facts),
    '收到的材料：',
    ...listed(facts.materials),
    `收费：${facts.fee}。可凭办件编号${facts.caseNumber}查询进度（${facts.lookUp}）。`,
  ],
  'correction-notice': (facts) => [
    '经审查，你（单位）提交的材料尚需补正下列全部内容：',
    ...faultLines(facts.faults),
    `依据${law}第三十二条第一款第四项一次告知。请于${chineseDate(facts.dueOn)}前通过网上大厅或窗口提交；材料补齐后即依法受理。逾期未补正的，本次收件终结，可重新申请。`,
  ],
  'rejection-notice': (facts) => [
    `你（单位）申请的${facts.itemName}，因${facts.reason}，依据${facts.basis}，本机关决定不予受理。`,
    ...(facts.competentOrgan ? [`该事项由${facts.competentOrgan}办理，请向其提出。`] : []),
  ],
  'not-needed-notice': (facts) => [
    `你（单位）申请的${facts.itemName}，因${facts.reason}，依法不需要取得行政许可。依据${law}第三十二条第一款第一项和${facts.basis}，本机关不受理本申请。`,
    ...(facts.advice ? [`${facts.advice}。`] : []),
  ],
  'special-procedure-notice': (facts) => [
    `因办理${facts.itemName}需依法进行${facts.procedure}，依据${law}第四十五条${facts.basis ? `和${facts.basis}` : ''}，自${chineseDate(facts.from)}至${chineseDate(facts.expectedTo)}（预计）所需时间${facts.duration}不计入办理期限，程序结束后办理期限继续计算，调整后的到期日为${chineseDate(facts.newDeadline)}。`,
  ],
  'extension-notice': (facts) => [
    `${appliedFor(facts)}，因${facts.reason}，不能在法定期限内（至${chineseDate(facts.oldDeadline)}）作出决定。依据${facts.basis}，经${facts.approvedBy}批准，办理期限延长${facts.extension}，延长后的到期日为${chineseDate(facts.newDeadline)}。`,
    '办理期限只延长这一次。',
  ],
  'hearing-right-notice': (facts) => [
    `${appliedFor(facts)}直接涉及申请人与他人之间的重大利益关系，现予公示，公示期内公众可以提出意见。依据${law}第三十六条、第四十七条，你（单位）和利害关系人有陈述、申辩和要求听证的权利；要求听证的，请在${chineseDate(facts.askBy)}前（自被告知之日起五日内）向本机关书面提出，逾期视为放弃。`,
    '本机关组织听证不收取费用。',
  ],
  'hearing-notice': (facts) => [
    `${appliedFor(facts)}，本机关决定于${chineseDate(facts.on)}${facts.time}在${facts.place}举行听证，主持人${facts.host}。依据${law}第四十八条，申请人、利害关系人认为主持人与本件有直接利害关系的，有权申请回避；听证可以委托代理人参加，可以申辩和质证，本机关按听证笔录作出决定。`,
    '无正当理由不到场的，视为放弃听证。',
  ],
  'approval-decision': (facts) => [
    `经审查，你（单位）的申请符合${facts.conditionsBasis}规定的条件。依据${law}第三十八条第一款和${facts.basis}，决定准予${facts.itemName}，${term(facts.validity)}。`,
    ...(facts.content.length > 0 ? ['许可内容：', ...fieldLines(facts.content)] : []),
    `证件：${facts.licence.name}，编号${facts.licence.number}。证件将自本决定作出之日起${limitInWords(facts.deliverWithin, 'zh')}内颁发、送达（送达方式：${facts.delivery}）。`,
    ...(facts.duties.length > 0 ? ['你（单位）应当遵守下列规定：', ...listed(facts.duties)] : []),
    `本决定依据${law}第四十条予以公开。`,
  ],
  'refusal-decision': (facts) => [
    `经审查，${facts.facts}（证据：${facts.evidence}），不符合${facts.conditionBasis}${facts.condition ? `关于${facts.condition}的规定` : '规定的条件'}${facts.standard ? `，所依据的技术标准为${facts.standard}` : ''}。`,
    `依据${law}第三十八条第二款和${facts.basis}，决定不予${facts.itemName}。你（单位）可在条件具备后重新申请。`,
  ],
  licence: (facts) => [
    ...(facts.identifier ? [`证照标识：${facts.identifier}`] : []),
    ...fieldLines(facts.fields),
    `${term(facts.validity)}。`,
  ],
  'filing-certificate': (facts) => [
    `你（单位）于${chineseDate(facts.filedOn)}告知的${facts.itemName}信息齐全。依据${facts.basis}，收到全部信息即为备案，特此证明。`,
    ...(facts.projectCode ? [`项目代码：${facts.projectCode}`] : []),
    ...fieldLines(facts.fields),
  ],
  'correction-guidance': (facts) => [
    '你（单位）告知的信息尚不齐全，请按下列指导补正：',
    ...faultLines(facts.faults),
    `请于${chineseDate(facts.dueOn)}前通过网上大厅补正；信息齐全后即为备案。`,
  ],
  'redirect-notice': (facts) => [`经查，${facts.finding}。依据${facts.basis}，${facts.demand}。`],
  receipt: (facts) => [
    `${appliedFor(facts)}已收到。依据${facts.basis}，办理结果：${facts.result}。`,
    '收到的材料：',
    ...listed(facts.materials),
  ],
  'opinion-letter': (facts) => [
    `你单位于${chineseDate(facts.askedOn)}就${facts.applicant}的${facts.itemName}申请征求${facts.department}意见。`,
    `意见：${facts.opinion}。${facts.reason ? `理由：${facts.reason}。` : ''}`,
    ...fieldLines(facts.answers),
  ],
  'termination-notice': (facts) => [
    `${appliedFor(facts)}，因${facts.reason}，${facts.basis ? `依据${facts.basis}，` : ''}本机关决定终止办理。你（单位）可重新申请。`,
  ],
};
