import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workbench } from '../../../bpmn/open-modeler.ts';
import { jumpTo } from './jump.ts';
import type { Lint, Problem } from './use-lint.ts';

/** What is wrong, in words; each line leads to its element. */
export function ProblemsPanel({ lint, bench }: { lint: Lint; bench: Workbench | null }) {
  const { t } = useTranslation('studio');
  const [shown, show] = useState(false);
  const errors = lint.problems.filter(({ category }) => category === 'error').length;
  const words = { errors, warnings: lint.problems.length - errors };
  return (
    <section className="studio-problems" aria-label={t('problems.label')}>
      <button type="button" className="studio-problems-head" aria-expanded={shown} onClick={() => show(!shown)}>
        <span aria-hidden="true">{shown ? '▾' : '▸'}</span>{' '}
        <span role="status" className={errors > 0 ? 'studio-errors' : ''}>
          {lint.problems.length > 0 && t('problems.count', words)}
          {lint.problems.length === 0 && lint.state === 'checked' && t('problems.none')}
        </span>{' '}
        {lint.state !== 'checked' && (
          <span className="studio-soft">{t(lint.state === 'failed' ? 'problems.failed' : 'problems.checking')}</span>
        )}
      </button>
      {shown && <ProblemList problems={lint.problems} show={(elementId) => bench && jumpTo(bench, elementId)} />}
    </section>
  );
}

type ListProps = { problems: readonly Problem[]; show: (elementId: string) => void };

export function ProblemList({ problems, show }: ListProps) {
  const { t } = useTranslation('studio');
  return (
    <ul className="studio-problem-list">
      {problems.map(({ rule, category, elementId, elementName, message }) => (
        <li key={`${rule} ${elementId} ${message}`}>
          <span className={`problem-word problem-word-${category}`}>
            {category === 'error' ? '✕' : '!'} {t(`problems.${category}`)}
          </span>
          {elementId && (
            <button type="button" className="link-button" onClick={() => show(elementId)}>
              {elementName ?? elementId}
            </button>
          )}
          <span>{message}</span>
          <code className="studio-soft">{rule}</code>
        </li>
      ))}
    </ul>
  );
}
