import type { Limit, LimitUnit } from './clock/limit.ts';
import type { SpecialProcedure, specialProcedures } from './clock/special-procedure.ts';

/** What every document says. Dates are 'YYYY-MM-DD', reasons and texts Chinese without a full stop at the end. */
export type CommonFacts = {
  /** 文号 */
  number: string;
  applicant: string;
  /** To whom it goes, where that is not the applicant. */
  addressee?: string;
  itemName: string;
  itemCode: string;
  caseNumber: string;
  appliedOn: string;
  issuedOn: string;
  /** Full name of the issuing organ. */
  organ: string;
  contact: { name: string; phone: string };
  appeal?: AppealFacts;
};

export type AppealFacts = {
  /** The government of the same level, or the tax office one level up (行政复议法 §24, §27). */
  reconsiderationOrgan: string;
  /** A document served online must name the online way of asking for reconsideration (行政复议法 §22). */
  reconsiderationUrl: string;
  court: string;
  /** Reconsideration must come before a law suit (行政复议法 §23). */
  reconsiderationFirst?: boolean;
};

export type MaterialFault = { material: string; fault: string; remedy: string; basis: string };

type Reasoned = CommonFacts & { appeal: AppealFacts; basis: string };

/** Days as YYYY-MM-DD; where there is no last day `words` say how long, and empty words mean without end. */
export type Validity = { from: string; to: string | null; words: string };

/** What each kind says besides. */
export type DocumentFacts = {
  'acceptance-notice': CommonFacts & {
    materials: string[];
    acceptedOn: string;
    law: { amount: number; unit: LimitUnit; endsOn: string };
    promise: { amount: number; unit: LimitUnit; endsOn: string };
    /** How progress is looked up: an address or a place. */
    lookUp: string;
    /** '不收费' or item, amount and basis. */
    fee: string;
    /** Accepted by law, because no notice came within five days (逾期视为受理). */
    deemed?: boolean;
    /** A lower level examines first (行政许可法 §43); the limits above then begin with its opinion. */
    initialReview?: { by: string; amount: number; unit: LimitUnit; endsOn: string } | undefined;
  };
  'correction-notice': CommonFacts & { faults: MaterialFault[]; dueOn: string };
  'rejection-notice': Reasoned & { reason: string; competentOrgan?: string };
  'not-needed-notice': Reasoned & { reason: string; advice?: string };
  'special-procedure-notice': CommonFacts & {
    procedure: (typeof specialProcedures)[SpecialProcedure];
    /** The special law beside §45; empty without one. */
    basis: string;
    from: string;
    expectedTo: string;
    /** '10个工作日' */
    duration: string;
    newDeadline: string;
  };
  'extension-notice': CommonFacts & {
    /** 行政许可法 §42 or the special law in its place. */
    basis: string;
    reason: string;
    /** '10个工作日' */
    extension: string;
    approvedBy: string;
    oldDeadline: string;
    newDeadline: string;
  };
  'hearing-right-notice': CommonFacts & {
    /** Last day on which a hearing can be asked for. */
    askBy: string;
  };
  'hearing-notice': CommonFacts & { on: string; time: string; place: string; host: string };
  'approval-decision': CommonFacts & {
    conditionsBasis: string;
    basis: string;
    /** 许可内容, 'name：value' each */
    content: { name: string; value: string }[];
    validity: Validity;
    licence: { name: string; number: string };
    /** 后续义务 */
    duties: string[];
    /** 行政许可法 §44, or the item's own law. */
    deliverWithin: Limit;
    delivery: string;
  };
  'refusal-decision': Reasoned & {
    facts: string;
    evidence: string;
    /** Which condition is not met; undefined where the officer names none beside his reasons. */
    condition?: string | undefined;
    conditionBasis: string;
    standard?: string;
  };
  licence: CommonFacts & {
    /** 证照标识; empty without one. */
    identifier: string;
    fields: { name: string; value: string }[];
    validity: Validity;
  };
  'filing-certificate': CommonFacts & {
    basis: string;
    projectCode?: string;
    fields: { name: string; value: string }[];
    filedOn: string;
  };
  'correction-guidance': CommonFacts & { faults: MaterialFault[]; dueOn: string };
  'redirect-notice': CommonFacts & { finding: string; basis: string; demand: string };
  receipt: CommonFacts & { materials: string[]; result: string; basis: string };
  'opinion-letter': CommonFacts & {
    addressee: string;
    department: string;
    opinion: string;
    /** Empty where a department that agrees says no more. */
    reason: string;
    /** What it has filled in beyond, by the form's own words: conditions, the articles that it rests on. */
    answers: { name: string; value: string }[];
    askedOn: string;
  };
  /** `basis` empty: no article orders it, the reason is all there is. */
  'termination-notice': CommonFacts & { reason: string; basis: string };
};
