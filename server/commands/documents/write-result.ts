import { validityOf } from '../../catalogue/item/validity.ts';
import type { DocumentFacts, Validity } from '../../domain/document-facts.ts';
import { type DocumentText, documentText } from '../../domain/document-text.ts';
import type { Case } from '../../entities/case/case.ts';
import { deliveryLimit } from '../clocks/item-limits.ts';
import { basisOf, type CaseFacts, handedIn, lawOf } from './facts-of.ts';
import { fieldsOf, holderOf } from './result-fields.ts';
import type { DocumentOrder } from './write-document.ts';

export type ResultKind = 'approval-decision' | 'licence' | 'filing-certificate' | 'receipt';
export type ResultOrder = Pick<
  DocumentOrder,
  'basis' | 'resultNumber' | 'licenceNumber' | 'identifier' | 'licenceName'
>;
/** A result says nothing of how it came about: an application and its item are enough to write one. */
export type ResultFacts = Pick<CaseFacts, 'item' | 'common' | 'materials' | 'today' | 'questions'> & {
  subject: Pick<Case, 'form'> & { delivery: Pick<Case['delivery'], 'method'> };
};

/** The text of what an applicant came for, and of the decision that grants it. */
export function writeResult(kind: ResultKind, order: ResultOrder, facts: ResultFacts): DocumentText {
  const basis = basisOf(order, facts);
  switch (kind) {
    case 'approval-decision':
      return documentText(kind, approval(order, facts));
    case 'licence':
      return { ...documentText(kind, licence(order, facts)), title: order.licenceName };
    case 'filing-certificate':
      return documentText(kind, {
        ...facts.common,
        basis,
        projectCode: order.resultNumber,
        fields: fieldsOf(facts),
        filedOn: facts.today,
      });
    case 'receipt':
      return documentText(kind, {
        ...facts.common,
        materials: handedIn(facts),
        result: facts.item.result.licenceName ?? facts.common.itemName,
        basis,
      });
  }
}

function approval(order: ResultOrder, facts: ResultFacts): DocumentFacts['approval-decision'] {
  const validity = validityIn(facts);
  const { renewal } = facts.item.result;
  return {
    ...facts.common,
    conditionsBasis: lawOf(facts),
    basis: basisOf(order, facts),
    content: fieldsOf(facts),
    validity,
    licence: { name: order.licenceName, number: order.licenceNumber },
    duties: [
      '按照许可的内容、范围从事活动，接受监督检查',
      '许可事项发生变化的，依法申请变更',
      ...(renewal ? [`需要延续的，在${renewal}申请`] : []),
    ],
    deliverWithin: deliveryLimit(facts.item),
    delivery: facts.subject.delivery.method === 'ems' ? 'EMS邮寄' : '窗口领取',
  };
}

function licence({ identifier }: ResultOrder, facts: ResultFacts): DocumentFacts['licence'] {
  const applicant = holderOf(facts.item, facts.subject) ?? facts.common.applicant;
  return { ...facts.common, applicant, identifier, fields: fieldsOf(facts), validity: validityIn(facts) };
}

const validityIn = ({ item, subject, today }: ResultFacts): Validity => validityOf(item, subject.form, today);
