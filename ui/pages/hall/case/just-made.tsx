import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Copied } from './copied.tsx';
import type { Case } from './queries.ts';

const passwordIn = (state: unknown): string =>
  typeof state === 'object' && state !== null && 'queryPassword' in state && typeof state.queryPassword === 'string'
    ? state.queryPassword
    : '';

/** Right after submitting: the two things to note. The password is given only once. */
export const JustMade = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const { state } = useLocation();
  const password = item.queryPassword ?? passwordIn(state);
  if (!password) return null;
  return (
    <section className="made" role="status">
      <h2>✓ {t('case.made')}</h2>
      <p>{t('case.madeText')}</p>
      <dl className="facts">
        <Copied name={t('case.number')} value={item.number} />
        <Copied name={t('case.password')} value={password} />
      </dl>
    </section>
  );
};
