import { readAnswers } from '../../../components/form/read-answers.ts';
import type { TaskDetail } from '../filter.ts';
import type { Correction, TaskDraft } from './task-draft.ts';

type Words = { yes: string; no: string; and: string };

/** All that somebody typed into a task and did not send, as one text that can be copied; empty where there is nothing. */
export function unsentText(task: Pick<TaskDetail, 'form' | 'correctable'>, draft: TaskDraft, words: Words): string {
  const sections = draft.form ? readAnswers(task.form, draft.form, words) : [];
  const answers = sections.flatMap(({ rows, table }) => [
    ...rows.filter(({ value }) => value !== '').map(({ label, value }) => `${label}：${value}`),
    ...(table?.lines ?? []).map(({ cells }) => cells.map(({ value }) => value).join('，')),
  ]);
  return [draft.opinion.trim(), correctionsInWords(draft.corrections, task), ...answers].filter(Boolean).join('\n');
}

/** A correction notice's list as numbered lines. */
export const correctionsInWords = (
  corrections: readonly Correction[],
  { correctable }: Pick<TaskDetail, 'correctable'>,
): string =>
  corrections
    .map(({ material, problem }, index) => {
      const name = correctable.find(({ code }) => code === material)?.name ?? material;
      return `${index + 1}. ${name}：${problem}`;
    })
    .join('\n');
