import type { Limit } from '../../domain/clock/limit.ts';
import { allOnline, appliedForOnline } from '../../domain/online-depth.ts';
import type { CatalogueDiagram, OfferedFiles } from '../catalogue.ts';
import type { Fault } from '../fault.ts';
import { type GuideFiles, guideFileFault } from './guide-files.ts';
import type { Item } from './item-schema.ts';
import { numberingFaults } from './numbering-rules.ts';
import { sampleMarkFaults } from './sample-marks.ts';

/** What a guide is judged by: itself, its diagram, the files that it may offer, and what the specimen of its result is drawn from. */
export type Guide = { item: Item; described: CatalogueDiagram; files: OfferedFiles; sample: unknown };
/** `element` is the field of item.json. */
type Found = { element: string; message: string };
type Rule = (guide: Guide) => Found[];

/** Every rule that a guide breaks, by its field, in words for who writes it. */
export const guideFaults = (file: string, guide: Guide): Fault[] =>
  Object.entries(rules).flatMap(([rule, judge]) => judge(guide).map((found) => ({ file, rule, ...found })));

const permit = '01';
/** Steps that the guide of a permit names, each by one of its words. */
const permitSteps = [['受理'], ['审核', '审查'], ['审批', '决定'], ['办结'], ['送达']];
/** 行政许可法 §45: only these stop the clock. */
const stopping = /听证|招标|拍卖|检验|检测|检疫|鉴定|专家评审/;
/** A result's name says how the case ends. */
const completions: [name: RegExp, completion: string][] = [
  [/(?:证|证书|照|卡)$/, '出证办结'],
  [/(?:文|函|书|证明)$/, '出文办结'],
  [/批复$/, '审批办结'],
];

/** The check rules of the field (domain.md 1), each by its name. */
const rules: Record<string, Rule> = {
  'immediate-in-a-day': ({ item: { limits } }) => [
    ...says(limits.promise === null, 'limits.promise', '没有承诺时限'),
    ...says(
      limits.kind === 'immediate' && limits.promise !== null && inDays(limits.promise) > inDays(oneDay),
      'limits.kind',
      '即办件应当即审即办：承诺时限不能超过1个工作日，否则写作承诺件（promised）',
    ),
  ],
  'promise-within-law': ({ item: { limits } }) =>
    says(
      limits.law !== null && limits.promise !== null && inDays(limits.promise) > inDays(limits.law),
      'limits.promise',
      '承诺时限不能长于法定时限',
    ),
  'permit-has-law-limit': ({ item: { type, limits } }) =>
    says(type === permit && limits.law === null, 'limits.law', '行政许可有法定时限：没有专门规定的是20个工作日'),
  'permit-has-steps-and-faq': ({ item: { type, steps, faq } }) => {
    if (type !== permit) return [];
    const missing = permitSteps.filter((words) => !steps.some(({ name }) => words.some((word) => name.includes(word))));
    return [
      ...says(steps.length < 5, 'steps', '行政许可的办理流程至少要有5个环节'),
      ...missing.map((words) => ({ element: 'steps', message: `办理流程缺少“${words.join('”或者“')}”环节` })),
      ...says(faq.length === 0, 'faq', '行政许可要有常见问题'),
    ];
  },
  'trips-have-reason': ({ item: { trips } }) =>
    says(trips.count > 0 && !trips.reason, 'trips.reason', '需要到现场的，要写明必须到场的原因'),
  'online-needs-no-trip': ({ item: { trips, onlineDepth, channels } }) => [
    ...says(onlineDepth >= allOnline && trips.count > 0, 'trips.count', '全程网办的事项不能要求到现场'),
    ...says(
      onlineDepth >= appliedForOnline && !channels.includes('web'),
      'channels',
      '网上能申请的事项，受理渠道要有 web',
    ),
  ],
  'no-trip-offline-is-delivered': ({ item: { trips, channels, delivery } }) =>
    says(
      trips.count === 0 && !channels.includes('web') && !delivery.includes('ems'),
      'delivery',
      '不能网办又不用到现场的，结果要能寄送：请在 delivery 加上 ems',
    ),
  'fee-is-founded-and-payable': ({ item: { fees }, described }) => [
    ...fees.flatMap(({ basis, per }, index) => [
      ...says(basis.trim() === '', `fees.${index}.basis`, '收费要写明依据'),
      ...says(per === '', `fees.${index}.per`, '收费标准要写明按什么收（每张、每件）'),
    ]),
    ...says(fees.length > 0 && !collectsFee(described), 'fees', '有收费就要能网上缴费：流程图里没有调用“缴费”（pay）'),
    ...says(fees.length === 0 && collectsFee(described), 'fees', '流程图里有缴费，办事指南却没有收费项目'),
  ],
  'numbering-sound': ({ item, sample }) => numberingFaults(item, sample),
  'samples-marked': ({ item }) => sampleMarkFaults(item),
  'quota-as-drawn': ({ item: { quota }, described }) => {
    const draws = [...described.elements.values()].filter(({ worker }) => worker === 'draw-quota');
    const same = draws.every(({ headers }) => headers['quota'] === quota?.name && headers['amount'] === quota?.amount);
    return [
      ...says(quota !== undefined && draws.length === 0, 'quota', '写了限额，流程图里却没有扣减限额'),
      ...says(!same, 'quota', '流程图里扣减的限额和数量，与办事指南写的（quota）不同'),
    ];
  },
  'phones-differ': ({ item: { phones } }) =>
    says(phones.consult === phones.complain, 'phones.complain', '投诉电话不能与咨询电话相同'),
  'result-has-sample': ({ item: { result }, sample }) =>
    says(
      result.documents.length > 0 && sample === null,
      'sample.json',
      '办理结果要有样本：请写一份示例申请 sample.json',
    ),
  'material-files-are-there': ({ item: { code, materials }, files }) =>
    materials.flatMap(({ sampleFile, blankFile }, index) => [
      ...offers(`materials.${index}.sampleFile`, sampleFile, files.samples, 'sample/files'),
      ...offers(`materials.${index}.blankFile`, blankFile, files.blanks, `items/${code}/files`),
    ]),
  'result-fits-completion': ({ item: { result } }) =>
    completions
      .filter(([name]) => name.test(result.licenceName ?? ''))
      .slice(0, 1)
      .flatMap(([, completion]) =>
        says(
          result.completion !== completion,
          'result.completion',
          `结果是“${result.licenceName}”，应为“${completion}”`,
        ),
      ),
  'only-the-law-stops-the-clock': ({ item: { special } }) =>
    special.flatMap(({ name, stopsClock }, index) =>
      says(
        stopsClock && !stopping.test(name),
        `special.${index}.stopsClock`,
        `“${name}”不停钟：行政许可法第四十五条只列听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审`,
      ),
    ),
  'one-successor': ({ item: { replaces, replacedBy, demonstration } }) => [
    ...says(Boolean(replacedBy) && replacedBy?.code === replaces?.code, 'replaces', '不能既替代又被同一事项替代'),
    ...says(demonstration && !replacedBy, 'demonstration', '只有已被替代的事项才作为旧模式演示'),
  ],
};

const says = (broken: boolean, element: string, message: string): Found[] => (broken ? [{ element, message }] : []);

function offers(element: string, name: string | null | undefined, files: GuideFiles, folder: string): Found[] {
  const message = name ? guideFileFault(name, files, folder) : null;
  return message ? [{ element, message }] : [];
}

const oneDay = { amount: 1, unit: 'working-day' } as const;

/** In calendar days, to compare limits of different units: five working days make a week, eight hours a working day. */
const inDays = ({ amount, unit }: Limit): number => {
  if (unit === 'natural-day') return amount;
  return (unit === 'hour' ? amount / 8 : amount) * (7 / 5);
};

const collectsFee = ({ calls, elements }: CatalogueDiagram): boolean =>
  calls.includes('pay') || [...elements.values()].some(({ worker }) => worker === 'collect-fee');
