import type { Twin } from '../twin.ts';
import type { hall as zh } from '../zh/hall.ts';
import { apply } from './hall/apply.ts';
import { caseTexts } from './hall/case.ts';
import { guide } from './hall/guide.ts';
import { home } from './hall/home.ts';

export const hall: Twin<typeof zh> = { home, guide, apply, case: caseTexts, sentence: { colon: ': ', comma: ', ' } };
