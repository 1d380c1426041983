import type { z } from 'zod';
import { formatInstant } from '../../domain/clock/zone.ts';
import type { Notice } from '../../entities/case/timeline-entry.ts';
import type { Notice as NoticeSchema } from './schema.ts';

/** A notice to an account; `readAt` is null until it has been read. */
export const presentNotice = ({ id, text, caseNumber, createdAt, readAt }: Notice): z.input<typeof NoticeSchema> => ({
  id,
  text,
  caseNumber,
  createdAt: formatInstant(createdAt),
  readAt: readAt && formatInstant(readAt),
});
