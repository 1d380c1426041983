import { useTranslation } from 'react-i18next';
import { Money } from '../../../components/money.tsx';
import type { Item } from '../queries.ts';
import { Fact } from './facts.tsx';
import { SampleMark } from './sample-mark.tsx';
import { WindowPlace } from './window-place.tsx';

/** What it costs, how it goes, what may come in between and how the result arrives. */
export const Way = ({ item }: { item: Item }) => {
  const { t } = useTranslation('hall');
  const mark = (of: string) => <SampleMark fields={item.sampleData} of={of} />;
  return (
    <>
      {item.fees.length > 0 && (
        <section className="panel" id="fees">
          <h2>
            {t('guide.fees')} {mark('fees')}
          </h2>
          <ul className="list">
            {item.fees.map((fee) => (
              <li key={fee.code}>
                {fee.name} <Money amount={fee.amount} />
                {fee.per && ` / ${fee.per}`}
                <p className="quiet">{t('guide.feeBasis', { basis: fee.basis })}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="panel" id="steps">
        <h2>
          {t('guide.steps')} {mark('steps')}
        </h2>
        <Steps steps={item.steps} />
        {item.branches.length > 0 && (
          <>
            <h3>
              {t('guide.branches')} {mark('branches')}
            </h3>
            <ul className="list">
              {item.branches.map((branch) => (
                <li key={branch.role}>
                  {branch.name}
                  {t('sentence.colon')}
                  {t('guide.branchDays', { count: branch.days })}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {item.special.length > 0 && (
        <section className="panel" id="special">
          <h2>
            {t('guide.special')} {mark('special')}
          </h2>
          <ul className="list">
            {item.special.map((special) => (
              <li key={special.name}>
                <strong>{special.name}</strong>{' '}
                <span className={special.stopsClock ? 'tag tag-sample' : 'tag tag-plain'}>
                  {special.stopsClock ? t('guide.stopsClock') : t('guide.clockRuns')}
                </span>
                <p className="quiet">{[special.limit, special.basis].filter((text) => text !== '').join(' · ')}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="panel" id="result">
        <h2>{t('guide.getResult')}</h2>
        <p>{item.delivery.map((way) => t(way === 'ems' ? 'guide.ems' : 'guide.window')).join(t('sentence.and'))}</p>
        {item.window && item.delivery.includes('window') && (
          <dl className="window-fact">
            <Fact name={t('guide.window')}>
              <WindowPlace place={item.window} />
            </Fact>
          </dl>
        )}
      </section>
    </>
  );
};

const Steps = ({ steps }: { steps: Item['steps'] }) => {
  const { t } = useTranslation('hall');
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step.name}>
          <p>
            <strong>{step.name}</strong>
            {step.limit && <span className="step-limit">{step.limit}</span>}
          </p>
          <p className="quiet">{step.department}</p>
          {step.standard && (
            <p>
              {t('guide.stepStandard')}
              {t('sentence.colon')}
              {step.standard}
            </p>
          )}
          {step.result && (
            <p>
              {t('guide.stepResult')}
              {t('sentence.colon')}
              {step.result}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
};
