import { useTranslation } from 'react-i18next';
import { Day } from '../../../components/time.tsx';
import { type Item, useAreaName } from '../queries.ts';
import { Fact } from './facts.tsx';
import { SampleMark } from './sample-mark.tsx';

/** Why the hall may do this, what to do against it, whom to ask, and the item's own data. */
export const Rights = ({ item }: { item: Item }) => {
  const { t } = useTranslation('hall');
  const mark = (of: string) => <SampleMark fields={item.sampleData} of={of} />;
  return (
    <>
      {item.faq.length > 0 && (
        <section className="panel" id="faq">
          <h2>{t('guide.faq')}</h2>
          {item.faq.map((entry) => (
            <details key={entry.question}>
              <summary>{entry.question}</summary>
              <p className="answer">{entry.answer}</p>
            </details>
          ))}
        </section>
      )}
      <section className="panel" id="contact">
        <h2>
          {t('guide.contact')} {mark('phones')}
        </h2>
        <dl className="facts">
          <Fact name={t('guide.consult')}>
            <Phone number={item.phones.consult} />
          </Fact>
          <Fact name={t('guide.complain')}>
            <Phone number={item.phones.complain} />
          </Fact>
        </dl>
      </section>
      <section className="panel" id="bases">
        <h2>{t('guide.bases')}</h2>
        <ul className="list">
          {item.bases.map((basis, index) => (
            <li key={`${basis.title}${basis.article}`}>
              <strong>{basis.title}</strong> {basis.article}{' '}
              {basis.sample ? <SampleMark fields={['bases']} of="bases" /> : mark(`bases.${index}`)}
              {basis.text && <p>{basis.text}</p>}
              <p className="quiet">
                {t('guide.checkedOn')}
                {t('sentence.colon')}
                <Day value={basis.checkedOn} />
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" id="appeal">
        <h2>
          {t('guide.appeal')} {mark('appeal')}
        </h2>
        {item.appeal.text && <p>{item.appeal.text}</p>}
        <p>{t('guide.appealText', { organ: item.appeal.reconsideration, court: item.appeal.court })}</p>
        {/^https?:/.test(item.appeal.online) ? (
          <a href={item.appeal.online}>{t('guide.appealOnline')}</a>
        ) : (
          item.appeal.online && <p>{item.appeal.online}</p>
        )}
      </section>
      <About item={item} />
    </>
  );
};

const Phone = ({ number }: { number: string }) => <a href={`tel:${number}`}>{number}</a>;

const About = ({ item }: { item: Item }) => {
  const { t } = useTranslation('hall');
  const areaName = useAreaName();
  const mark = (of: string) => <SampleMark fields={item.sampleData} of={of} />;
  return (
    <section className="panel" id="about">
      <h2>{t('guide.about')}</h2>
      <dl className="facts">
        {item.department && (
          <Fact name={t('guide.department')} mark={mark('department')}>
            {item.department}
          </Fact>
        )}
        <Fact name={t('guide.type')}>{item.typeName}</Fact>
        <Fact name={t('guide.level')}>{item.level}</Fact>
        <Fact name={t('guide.basicCode')} mark={mark('basicCode')}>
          <span className="number">{item.basicCode}</span>
        </Fact>
        {item.implementationCode && (
          <Fact name={t('guide.implementationCode')} mark={mark('implementationCode')}>
            <span className="number">{item.implementationCode}</span>
          </Fact>
        )}
        <Fact name={t('guide.online')} mark={mark('onlineDepth')}>
          <span aria-hidden="true">{'★'.repeat(item.onlineDepth)}</span> {t('guide.stars', { count: item.onlineDepth })}
        </Fact>
        {item.ways.length > 0 && <Fact name={t('guide.ways')}>{item.ways.join(t('sentence.and'))}</Fact>}
        <Fact name={t('guide.areas')}>{item.areas.map(areaName).join(t('sentence.and'))}</Fact>
        <Fact name={t('guide.version')}>{item.version}</Fact>
      </dl>
    </section>
  );
};
