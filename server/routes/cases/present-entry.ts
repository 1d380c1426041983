import type { FilterQuery } from '@mikro-orm/postgresql';
import type { Hall } from '../../commands/hall.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import type { Part } from '../../entities/case/case.repository.ts';
import type { Case } from '../../entities/case/case.ts';
import type { TimelineEntry } from '../../entities/case/timeline-entry.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayReadForm, ownsCase } from '../../policies/case.ts';

type Reader = 'applicant' | 'desk' | 'overseer';

/** As whom somebody reads the timeline of a case that he may read; an applicant who works here himself still reads it as applicant. */
export const readerOf = (actor: Actor, subject: Case, parts: readonly Part[]): Reader => {
  if (ownsCase(actor, subject)) return 'applicant';
  return mayReadForm(actor, subject, parts) ? 'desk' : 'overseer';
};

/** Of the office's own entries an overseer sees his urgings, and that the case has ended. */
const overseen = ['urged', 'ended'];

/** Which entries of a case's timeline a reader is shown. */
export function seenBy(reader: Reader, caseId: string): FilterQuery<TimelineEntry> {
  switch (reader) {
    case 'desk':
      return { caseId };
    case 'applicant':
      return { caseId, internal: false };
    case 'overseer':
      return { caseId, $or: [{ internal: false }, { kind: { $in: overseen } }] };
  }
}

/** To the applicant and to the overseer the department acts, not a clerk by name; what a clerk has written is not for the overseer. */
export function presentEntry(hall: Hall, entry: TimelineEntry, reader: Reader) {
  const { organisation } = hall.catalogue();
  const department = entry.department === null ? null : organisation.departmentName(entry.department);
  const { at, kind, title, text, actor, fileId } = entry;
  const isTold = reader !== 'overseer';
  return {
    at: formatInstant(at),
    kind,
    title,
    text: isTold || overseen.includes(kind) ? text : null,
    actor: reader === 'desk' || entry.department === null || overseen.includes(kind) ? actor : department,
    department,
    fileId: isTold ? fileId : null,
  };
}
