import { z } from 'zod';
import { Limit } from '../../domain/clock/limit.ts';
import { NumberPattern } from '../../domain/number-pattern.ts';

const text = z.string().min(1);
const Names = z.object({ zh: text, en: text });
const code = z.string().regex(/^[a-z][a-z0-9-]{1,62}$/, '应为小写字母、数字和连字符');
const date = z.iso.date();
const feel = text;
const yuan = z.string().regex(/^\d{1,9}\.\d{2}$/, '应为两位小数的元，如 60.00');

/** What a place of service may be; `same` is the level of the authority itself. */
const Level = z.enum(['province', 'city', 'county', 'township', 'same']);

export const Basis = z.object({
  title: text,
  article: z.string(),
  text: z.string().optional(),
  /** When somebody last compared it with the source. */
  checkedOn: date,
  sample: z.boolean().default(false),
});

const GuideLimit = Limit.extend({ explain: z.string().default(''), basis: z.string().default('') });
const Limits = z.object({
  /** Null where the law sets none: a filing, a public service. */
  law: GuideLimit.nullable().default(null),
  promise: GuideLimit.nullable().default(null),
  kind: z.enum(['immediate', 'promised']),
  extension: GuideLimit.optional(),
  correction: GuideLimit.optional(),
  delivery: GuideLimit.optional(),
  /**
   * A lower level examines first, within a limit of its own (行政许可法 §43); law and promise begin when the authority has its opinion.
   * `by` is the role of who examines, `unless` the flag of the cases that go without.
   */
  initialReview: GuideLimit.extend({ by: code, unless: text.optional() }).optional(),
});

export const Department = z.object({ kind: code, level: Level, name: Names });
export const BranchRule = z.object({
  role: code,
  name: text,
  days: z.number().positive(),
  when: feel.optional(),
  /** Only asked where the lead asks it in addition, while the others are at work. */
  late: z.boolean().default(false),
});

export const MaterialRule = z.object({
  code,
  name: text,
  required: z.enum(['always', 'when', 'optional']),
  when: feel.optional(),
  source: z.enum(['self', 'authority', 'other']),
  issuer: z.string().nullable().default(null),
  /** Name of the registry query that finds it. */
  obtainable: code.optional(),
  originals: z.int().min(0),
  copies: z.int().min(0),
  formats: z.array(z.enum(['pdf', 'jpg', 'png', 'ofd', 'dwg', 'zip', 'webp'])).min(1),
  maxSizeMb: z.number().positive().max(500),
  standard: z.string(),
  /** A filled-in one, of sample/files. */
  sampleFile: z.string().nullable().default(null),
  /** One to fill in, of the item's own folder `files`. */
  blankFile: z.string().nullable().default(null),
});
export type MaterialRule = z.infer<typeof MaterialRule>;

export const FeeRule = z.object({
  code,
  name: text,
  amount: yuan,
  basis: text,
  per: z.string().default(''),
  when: feel.optional(),
});
export type FeeRule = z.infer<typeof FeeRule>;

const Result = z.object({
  documents: z.array(z.string()),
  licenceName: z.string().nullable().default(null),
  /** In the guide's words; on the document where `term` gives no day. */
  validity: z.string().default(''),
  /** What `validity` is for one application: `from` a day, the decision's own unless told; `to` years, the last day, or words. */
  term: z.object({ from: feel.optional(), to: feel }).optional(),
  /** When to ask for the renewal, as the decision says it (行政许可法 §50); what cannot be renewed says nothing. */
  renewal: text.optional(),
  /** Whose it is, where that is not the applicant: the company that he founds. */
  holder: feel.optional(),
  /** Answers of the application that are printed on it, in order; `name` where the form's own label is a question's. */
  fields: z.array(z.object({ key: text, name: text.optional() })).default([]),
  /** How its number is made; without it, it is numbered as a paper of its department. */
  numbering: NumberPattern.optional(),
  /** Further licences of one application, each by its own department. */
  licences: z.array(z.object({ code, name: text, role: code, numbering: NumberPattern.optional() })).default([]),
  completion: z.string().optional(),
});

const Step = z.object({
  name: text,
  department: text,
  /** Working days of the plan; the words of `limit` stand where a number does not tell it. */
  days: z.number().min(0).default(0),
  limit: z.string().optional(),
  standard: z.string().default(''),
  result: z.string().default(''),
});

const Special = z.object({ name: text, basis: z.string(), stopsClock: z.boolean(), limit: z.string().default('') });

/** The item that came before or after this one; it may lie outside this hall. */
const Version = z.object({
  code,
  name: Names,
  effectiveFrom: date.optional(),
  note: z.string().optional(),
});

/** Said in the search, where a word of the people means another item. */
const Hint = z.object({ words: z.array(text).min(1), text: text });

/**
 * item.json: the guide of an item in the terms of the field (domain.md 1). What is not looked up is named in `sampleData`;
 * a key that is not here is a fault.
 */
export const Item = z
  .object({
    code,
    version: text,
    name: Names,
    shortName: text,
    basicCode: text,
    implementationCode: z.string().nullable().default(null),
    /** GB/T 39046 annex A. */
    type: z.string().regex(/^\d{2}$/, '应为两位数字'),
    typeName: text,
    level: text,
    audience: z.array(z.enum(['person', 'unit'])).min(1),
    topic: text,
    sampleData: z.array(z.string()).default([]),
    bases: z.array(Basis).min(1),
    limits: Limits,
    authority: z.object({ role: code, level: Level }),
    departments: z.record(code, Department).refine((roles) => 'lead' in roles, '缺少牵头部门 lead'),
    branches: z.array(BranchRule).default([]),
    areas: z.array(z.string().regex(/^\d{6}(\d{3})?$/, '应为6位或9位区划代码')).min(1),
    materials: z.array(MaterialRule),
    fees: z.array(FeeRule).default([]),
    result: Result,
    trips: z.object({ count: z.int().min(0), reason: z.string().nullable().default(null) }),
    onlineDepth: z.int().min(1).max(6),
    /** 办理形式, in the guide's words. */
    forms: z.array(z.string()).default([]),
    channels: z.array(z.string()).min(1),
    delivery: z.array(z.enum(['ems', 'window'])).min(1),
    special: z.array(Special).default([]),
    /** What a decision draws from, the county's of the year; `amount` is an expression over the form, `note` the guide's 数量限制. */
    quota: z.object({ name: code, unit: text, amount: feel, note: z.string().default('') }).optional(),
    steps: z.array(Step).min(1),
    conditions: z.array(z.string()).default([]),
    appeal: z.object({
      reconsideration: z.enum(['same-government', 'superior-tax']),
      court: text,
      /** What the guide says beyond organ, court and days. */
      text: z.string().optional(),
    }),
    phones: z.object({ consult: text, complain: text }),
    faq: z.array(z.object({ q: text, a: text })).default([]),
    search: z.array(text).default([]),
    hints: z.array(Hint).default([]),
    /** Flags for the diagram, reckoned at submission: booleans, numbers, short codes; never personal data. */
    variables: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/, '应为小写开头的英文名'), feel).default({}),
    applicationForm: z.string().default('application'),
    replaces: Version.nullable().default(null),
    replacedBy: Version.nullable().default(null),
    /** Kept to show an older model: may be applied for in spite of its successor. */
    demonstration: z.boolean().default(false),
  })
  .superRefine((item, context) => {
    item.materials.forEach(({ required, when }, index) => {
      if (required === 'when' && when === undefined)
        context.addIssue({ code: 'custom', path: ['materials', index, 'when'], message: '有条件的材料要写明条件' });
    });
    for (const { role } of item.branches)
      if (!(role in item.departments))
        context.addIssue({ code: 'custom', path: ['branches'], message: `联办部门“${role}”不在 departments 里` });
    const { by, unless } = item.limits.initialReview ?? {};
    const path = ['limits', 'initialReview'];
    if (by !== undefined && !(by in item.departments))
      context.addIssue({ code: 'custom', path, message: `初审部门“${by}”不在 departments 里` });
    if (unless !== undefined && !(unless in item.variables))
      context.addIssue({ code: 'custom', path, message: `不经初审的条件“${unless}”不在 variables 里` });
  });
export type Item = z.infer<typeof Item>;
