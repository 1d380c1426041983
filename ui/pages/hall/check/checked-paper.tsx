import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '../../../api/types.ts';
import { formatDay, Instant } from '../../../components/time.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { Fact } from '../guide/facts.tsx';
import { CompareFile } from './compare-file.tsx';

type Paper = Answer<'get', '/api/documents/{code}'>;

export const CheckedPaper = ({ paper }: { paper: Paper }) => {
  const { t } = useTranslation('hall');
  return (
    <>
      <section className="panel stack" role="status">
        <p>
          <span className="tag tag-good">✓ {t('check.good')}</span>
        </p>
        <h2>{paper.title}</h2>
        <p className="quiet">{t('check.compare')}</p>
        <dl className="facts">
          <Fact name={t('check.number')}>
            <span className="number">{paper.number}</span>
          </Fact>
          <Fact name={t('check.organ')}>{paper.organ}</Fact>
          <Fact name={t('check.issued')}>
            <Instant value={paper.issuedAt} />
          </Fact>
          <Fact name={t('check.holder')}>{paper.holder}</Fact>
          {paper.validity && (
            <Fact name={t('check.validity')}>
              <Term validity={paper.validity} />
            </Fact>
          )}
          <Fact name={t('check.item')}>{paper.itemName}</Fact>
          <Fact name={t('check.case')}>
            <span className="number">{paper.caseNumber}</span>
          </Fact>
        </dl>
      </section>
      <CompareFile sha256={paper.sha256} />
      <p>
        <Link to="/check">{t('check.another')}</Link>
      </p>
    </>
  );
};

const Term = ({ validity: { from, to, words, state } }: { validity: NonNullable<Paper['validity']> }) => {
  const { t } = useTranslation('hall');
  const { language } = useLanguage();
  const day = (value: string) => formatDay(value, language);
  return (
    <>
      {to
        ? t('check.fromTo', { from: day(from), to: day(to) })
        : t('check.since', { from: day(from), words: words || t('check.always') })}{' '}
      <span className={state === 'in-force' ? 'tag tag-good' : 'tag'}>{t(`check.states.${state}`)}</span>
    </>
  );
};
