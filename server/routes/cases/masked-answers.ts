import type { z } from 'zod';
import { looksLikeIdentityNumber, maskIdentityNumber } from '../../domain/identity-number.ts';
import type { FormData } from '../../entities/case/case.ts';
import type { Form } from './application.schema.ts';

/** Identity numbers within answers are masked for everybody: who decides sees what was verified, not the number. */
export const maskedAnswers = (answers: FormData): z.input<typeof Form> =>
  JSON.parse(JSON.stringify(answers), (_key, value: unknown) =>
    typeof value === 'string' && looksLikeIdentityNumber(value) ? maskIdentityNumber(value) : value,
  );
