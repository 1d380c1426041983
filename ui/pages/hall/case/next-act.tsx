import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useLanguage } from '../../../i18n/language.ts';
import { Confirmation } from './confirmation.tsx';
import { Correction } from './correction.tsx';
import { Pay } from './pay.tsx';
import type { Case } from './queries.ts';

/** The one thing that the applicant must do now, with the means to do it at once. */
export const NextAct = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const { pick } = useLanguage();
  const [search] = useSearchParams();
  const { kind, text } = item.nextAct;
  const returned = item.payments.find((payment) => payment.id === search.get('paid'));
  const due = item.payments.filter((payment) => payment.state === 'due' || payment.state === 'paying');
  const mine = kind !== 'wait' && kind !== 'done';
  return (
    <section className={mine ? 'next-act next-act-mine' : 'next-act'} aria-labelledby="next-act">
      <h2 id="next-act">
        <span className="visually-hidden">{t('case.now')}: </span>
        {t(`case.act.${kind}`)}
      </h2>
      <p>{pick(text)}</p>
      {returned && <Confirmation key={returned.id} number={item.number} payment={returned} />}
      {due
        .filter((payment) => payment.id !== returned?.id)
        .map((payment) => (
          <Pay key={payment.id} payment={payment} />
        ))}
      {item.correction && <Correction key={item.correction.until} item={item} correction={item.correction} />}
    </section>
  );
};
