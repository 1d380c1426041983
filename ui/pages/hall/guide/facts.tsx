import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDuration } from '../../../components/duration.tsx';
import { Money } from '../../../components/money.tsx';
import type { Item } from '../queries.ts';
import { SampleMark } from './sample-mark.tsx';

export const Facts = ({ item }: { item: Item }) => {
  const { t } = useTranslation('hall');
  const inWords = useDuration();
  const { law, promise } = item.limits;
  const mark = (of: string) => <SampleMark fields={item.sampleData} of={of} />;
  return (
    <section className="panel" id="facts">
      <h2>{t('guide.facts')}</h2>
      <dl className="facts">
        <Fact name={t('guide.who')}>{item.audience.map((who) => audienceOf(who, t)).join(t('sentence.and'))}</Fact>
        <Fact name={t('guide.promise')} mark={mark('limits.promise')}>
          <strong>{promise ? inWords(promise) : item.promise}</strong>
          {promise && <small>{promise.explain}</small>}
        </Fact>
        <Fact name={t('guide.law')} mark={mark('limits.law')}>
          {law ? inWords(law) : t('guide.noLimit')}
          {law && <small>{law.explain}</small>}
        </Fact>
        <Fact name={t('guide.fee')} mark={mark('fees')}>
          {item.fees.length === 0
            ? t('guide.free')
            : item.fees.map((fee) => (
                <span key={fee.code} className="fact-line">
                  {fee.name} <Money amount={fee.amount} />
                  {fee.per && ` / ${fee.per}`}
                </span>
              ))}
        </Fact>
        <Fact name={t('guide.trips')} mark={mark('trips')}>
          {item.trips === 0 ? t('guide.noTrip') : t('guide.tripsCount', { count: item.trips })}
          {item.tripsReason && <small>{item.tripsReason}</small>}
        </Fact>
        {item.quantityLimit && <Fact name={t('guide.quantityLimit')}>{item.quantityLimit}</Fact>}
        <Fact name={t('guide.result')} mark={mark('result')}>
          {item.result.name}
          {item.result.validity && <small>{t('guide.validity', { validity: item.result.validity })}</small>}
          {item.result.specimens.map(({ code, name }) => (
            <a key={code} className="specimen" href={`/api/items/${item.code}/specimens/${code}`} download>
              {t('guide.specimen', { name })}
            </a>
          ))}
        </Fact>
      </dl>
    </section>
  );
};

type FactProps = { name: string; mark?: ReactNode; children: ReactNode };

export const Fact = ({ name, mark, children }: FactProps) => (
  <div className="fact">
    <dt>
      {name} {mark}
    </dt>
    <dd>{children}</dd>
  </div>
);

const audienceOf = (who: string, t: (key: 'guide.person' | 'guide.unit') => string): string => {
  if (who === 'person') return t('guide.person');
  return who === 'unit' ? t('guide.unit') : who;
};
