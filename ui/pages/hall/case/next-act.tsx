import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useLanguage } from '../../../i18n/language.ts';
import { AfterEnd } from './after-end.tsx';
import { Confirmation } from './confirmation.tsx';
import { Correction } from './correction.tsx';
import { Desks, WayToWindow } from './desks.tsx';
import { Pay } from './pay.tsx';
import type { Case } from './queries.ts';
import { Remedies } from './remedies.tsx';

/** The one thing that the applicant must do now, with the means to do it at once; else whose turn it is. */
export const NextAct = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const { pick } = useLanguage();
  const { kind, text } = item.nextAct;
  const mine = kind !== 'wait' && kind !== 'done';
  return (
    <section className={mine ? 'next-act next-act-mine' : 'next-act'} aria-labelledby="next-act">
      <h2 id="next-act">
        <span className="visually-hidden">{t('case.now')}: </span>
        {kind === 'done' ? t(`case.states.${item.state}`) : t(`case.act.${kind}`)}
      </h2>
      <p>{pick(text)}</p>
      <Remedies item={item} />
      {kind === 'wait' && !item.withdrawing && <Desks item={item} />}
      <WayToWindow item={item} />
      {!item.withdrawing && <Payments item={item} />}
      {!item.withdrawing && item.correction && (
        <Correction key={item.correction.until} item={item} correction={item.correction} />
      )}
      {kind === 'done' && <AfterEnd item={item} />}
    </section>
  );
};

/** What is owed, and what the payer has just come back from paying. */
const Payments = ({ item }: { item: Case }) => {
  const [search] = useSearchParams();
  const returned = item.payments.find((payment) => payment.id === search.get('paid'));
  const due = item.payments.filter(
    ({ id, state }) => (state === 'due' || state === 'paying') && id !== returned?.id && item.endedAt === null,
  );
  return (
    <>
      {returned && <Confirmation key={returned.id} number={item.number} payment={returned} />}
      {due.map((payment) => (
        <Pay key={payment.id} payment={payment} />
      ))}
    </>
  );
};
