import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import { pinnedItem } from '../../commands/cases/pinned-item.ts';
import { extensionOffer, lawfulExtension } from '../../commands/clocks/extension-offer.ts';
import type { Hall } from '../../commands/hall.ts';
import { limitInWords } from '../../domain/clock/limit.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import type { Case } from '../../entities/case/case.ts';
import { Extension } from '../../entities/case/extension.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayAskExtension } from '../../policies/case.ts';
import type { TaskDetail } from './schema.ts';

/** What the law allows in a case whose time gets short, for those who may ask for it and for him who approves it. */
export async function presentExtension(
  hall: Hall,
  em: EntityManager,
  actor: Actor,
  subject: Case,
): Promise<z.input<typeof TaskDetail>['extension']> {
  const { extension } = (await pinnedItem(em, subject)).item.limits;
  if (!extension || !mayAskExtension(actor, subject)) return null;
  const asked = await em.findOne(Extension, { caseId: subject.id, state: 'asked' });
  const offered = await extensionOffer(hall, em, subject);
  const lawful = await lawfulExtension(hall, em, subject);
  const refused = 'refused' in offered ? offered.refused : null;
  return {
    state: asked ? 'asked' : refused === null ? 'possible' : 'impossible',
    refused,
    words: limitInWords(extension, 'zh'),
    basis: extension.basis,
    deadline: lawful ? formatInstant(lawful.deadline) : null,
    // Extended already, it is not extended again.
    newDeadline: lawful && (asked || refused === null) ? formatInstant(lawful.newDeadline) : null,
    reason: asked?.reason ?? null,
    askedBy: asked?.askedByName ?? null,
    askedAt: asked && formatInstant(asked.askedAt),
  };
}
