import { startMessage } from '../../catalogue/checks/start.ts';
import type { Message } from '../../engine/contract.ts';
import type { Case } from '../../entities/case/case.ts';

/** What starts a case's diagram: only identifiers and what its gateways need, no form data, no personal data. Under the case's id. */
export function startOf(subject: Case, processId: string): Omit<Message, 'timeToLiveMs'> {
  return {
    name: startMessage(processId),
    correlationKey: subject.id,
    messageId: subject.id,
    variables: {
      caseId: subject.id,
      number: subject.number,
      area: subject.area,
      departments: subject.departments,
      branches: subject.branches,
      delivery: subject.delivery.method,
      ...subject.flags,
    },
  };
}
