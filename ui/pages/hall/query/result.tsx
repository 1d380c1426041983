import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/types.ts';
import { Instant } from '../../../components/time.tsx';
import { TimeLeft } from '../../../components/time-left.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { Fact } from '../guide/facts.tsx';

export type Found = Answer<'post', '/api/case-queries'>;

export const QueryResult = ({ found }: { found: Found }) => {
  const { t } = useTranslation('hall');
  const { pick } = useLanguage();
  return (
    <section className="panel stack" role="status">
      <h2>{found.itemName}</h2>
      <p>
        <strong>{t(`case.states.${found.state}`)}</strong>
        {found.endedAt === null && ` · ${found.stage}`} {found.light !== 'none' && <TimeLeft of={found} />}
      </p>
      <p>{pick(found.nextAct.text)}</p>
      <dl className="facts">
        <Fact name={t('case.number')}>
          <span className="number">{found.number}</span>
        </Fact>
        <Fact name={t('case.applicant')}>{found.applicantName}</Fact>
        <Fact name={t('case.department')}>{found.department}</Fact>
        <Fact name={t('case.submitted')}>
          <Instant value={found.submittedAt} />
        </Fact>
      </dl>
    </section>
  );
};
