import { apply } from './hall/apply.ts';
import { caseTexts } from './hall/case.ts';
import { guide } from './hall/guide.ts';
import { home } from './hall/home.ts';

export const hall = { home, guide, apply, case: caseTexts, sentence: { colon: '：', comma: '，' } };
