import type { Twin } from '../twin.ts';
import type { hall as zh } from '../zh/hall.ts';
import { apply } from './hall/apply.ts';
import { caseTexts } from './hall/case.ts';
import { check } from './hall/check.ts';
import { draft } from './hall/draft.ts';
import { guide } from './hall/guide.ts';
import { home } from './hall/home.ts';

export const hall: Twin<typeof zh> = {
  home,
  guide,
  apply,
  draft,
  case: caseTexts,
  check,
  answers: { yes: 'Yes', no: 'No', none: 'Nothing filled in' },
  sentence: { colon: ': ', comma: ', ', and: ', ' },
};
