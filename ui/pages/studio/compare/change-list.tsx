import { useTranslation } from 'react-i18next';
import type { Change } from '../../../bpmn/compare.ts';
import { pathInWords } from '../../../bpmn/outline/fact-words.ts';
import { EmptyState } from '../../../components/empty-state.tsx';

const SYMBOLS = { added: '+', removed: '−', changed: '≠' } as const;

/** The differences as text: which element, which property, what it was and what it is. */
export function ChangeList({ changes, show }: { changes: readonly Change[]; show: (elementId: string) => void }) {
  const { t, i18n } = useTranslation('studio');
  if (changes.length === 0) return <EmptyState title={t('compare.same')} />;
  return (
    <section aria-label={t('compare.list', { count: changes.length })}>
      <h3>{t('compare.list', { count: changes.length })}</h3>
      <ul className="studio-changes">
        {changes.map(({ id, name, kind, properties }) => (
          <li key={`${kind} ${id}`}>
            <span className={`change-word change-word-${kind}`}>
              {SYMBOLS[kind]} {t(`compare.${kind}`)}
            </span>{' '}
            <button type="button" className="link-button" onClick={() => show(id)}>
              {name}
            </button>
            {properties.length > 0 && (
              <dl>
                {properties.map(({ path, before, after }) => (
                  <div key={path.join('/')}>
                    <dt>{pathInWords(path, i18n.language)}</dt>
                    <dd>
                      <del>{before || t('compare.nothing')}</del> → <ins>{after || t('compare.nothing')}</ins>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
