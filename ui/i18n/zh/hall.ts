import { apply } from './hall/apply.ts';
import { caseTexts } from './hall/case.ts';
import { check } from './hall/check.ts';
import { draft } from './hall/draft.ts';
import { guide } from './hall/guide.ts';
import { home } from './hall/home.ts';

export const hall = {
  home,
  guide,
  apply,
  draft,
  case: caseTexts,
  check,
  answers: { yes: '是', no: '否', none: '没有填写内容' },
  sentence: { colon: '：', comma: '，', and: '、' },
};
