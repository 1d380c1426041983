import { useTranslation } from 'react-i18next';
import { usePauseReason } from '../../../components/pause-reason.ts';
import { Day } from '../../../components/time.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { Fact } from '../guide/facts.tsx';
import { SampleMark } from '../guide/sample-mark.tsx';
import type { Case } from './queries.ts';

/** Whose desk it is on, and until when; the last day of the whole comes from the clock that counts for the applicant. */
export const Desks = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const reasonOf = usePauseReason();
  const { pick } = useLanguage();
  const whole = item.clocks.find(({ kind, endedAt }) => kind === 'promise' && endedAt === null);
  const pause = whole?.pauses.find(({ to }) => to === null);
  if (item.desks.length === 0 && !whole?.deadline && !pause) return null;
  return (
    <dl className="desks">
      {item.desks.map((desk) => (
        <Fact key={`${desk.department.zh}${desk.stage}`} name={t('case.atDesk', { stage: desk.stage })}>
          <strong>{pick(desk.department)}</strong>
          {desk.deadline && (
            <small>
              {t('case.stepUntil')} <Day value={desk.deadline} weekday />
            </small>
          )}
        </Fact>
      ))}
      {whole?.deadline && (
        <Fact name={t('case.doneBy')}>
          <strong>
            <Day value={whole.deadline} weekday />
          </strong>
          <small>{whole.label}</small>
        </Fact>
      )}
      {pause && (
        <Fact name={t('case.paused')}>
          <strong>{reasonOf(pause.reason)}</strong>
          <small>
            {t('case.pausedSince')} <Day value={pause.from} />
            {pause.expectedEnd && (
              <>
                {t('sentence.comma')}
                {t('case.pausedUntil')} <Day value={pause.expectedEnd} />
              </>
            )}
          </small>
        </Fact>
      )}
    </dl>
  );
};

/** Where to go, when, and whom to ring up first. */
export const WayToWindow = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const { pick } = useLanguage();
  const desk = item.desks.find(({ kind }) => kind === 'appointment' || kind === 'pickup');
  if (!desk) return null;
  const mark = desk.sample && <SampleMark fields={['desk']} of="desk" />;
  return (
    <dl className="desks">
      <Fact name={t('case.place')} mark={mark}>
        <strong>{pick(desk.department)}</strong>
        <small>{desk.address}</small>
      </Fact>
      {desk.appointment && (
        <Fact name={t('case.appointment')}>
          <strong>{pick(desk.appointment)}</strong>
        </Fact>
      )}
      <Fact name={t('case.hours')}>{t('case.workingDays', { hours: desk.hours.join(t('sentence.and')) })}</Fact>
      <Fact name={t('case.phone')} mark={mark}>
        <a href={`tel:${desk.phone}`}>{desk.phone}</a>
      </Fact>
    </dl>
  );
};
