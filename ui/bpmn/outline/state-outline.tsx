import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { STATE_SYMBOLS, type Standing } from '../case-states.ts';

type Props = { standings: readonly Standing[]; show: (elementId: string) => void };

/** The same standing as text, in the order of time: for screen readers and for who would rather read than look. */
export function StateOutline({ standings, show }: Props) {
  const { t, i18n } = useTranslation('studio');
  const time = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  });
  const named = standings.filter(({ name }) => name !== '').toSorted((a, b) => a.at.localeCompare(b.at));
  return (
    <details className="case-outline">
      <summary>{t('outline.title', { count: named.length })}</summary>
      {named.length === 0 && <p>{t('outline.empty')}</p>}
      <ol>
        {named.map(({ id, name, state, count, at }) => (
          <li key={id}>
            <span className={`case-word case-word-${state}`}>
              <span aria-hidden="true">{STATE_SYMBOLS[state]}</span> {t(`state.${state}`)}
            </span>
            <Button type="link" size="small" onClick={() => show(id)}>
              {name}
            </Button>
            {count > 1 && <span>{t('outline.times', { count })}</span>}
            <time dateTime={at}>{time.format(new Date(at))}</time>
          </li>
        ))}
      </ol>
    </details>
  );
}
