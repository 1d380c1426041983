import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '../api/types.ts';
import { useLanguage } from '../i18n/language.ts';
import { Day } from './time.tsx';
import { TimeLeft } from './time-left.tsx';

export type CaseSummary = Answer<'get', '/api/cases'>['items'][number];

/** A case as its applicant sees it in a list: what to do comes first. */
export const CaseRow = ({ item }: { item: CaseSummary }) => {
  const { t } = useTranslation('hall');
  const { pick } = useLanguage();
  const mine = ['correct', 'pay', 'collect', 'visit', 'read'].includes(item.nextAct.kind);
  return (
    <li className={mine ? 'row row-mine' : 'row'}>
      <Link to={`/cases/${item.number}`} className="row-link">
        <span className="row-title">{item.itemName}</span>
        <span className={mine ? 'row-act row-act-mine' : 'row-act'}>{pick(item.nextAct.text)}</span>
        <span className="row-facts">
          <span>{item.endedAt === null ? item.stage : t(`case.states.${item.state}`)}</span>
          {item.daysLeft !== null && item.light !== 'none' && <TimeLeft of={item} />}
          {item.submittedAt && (
            <span>
              {t('case.submittedOn')} <Day value={item.submittedAt} />
            </span>
          )}
          <span className="number">{item.number}</span>
        </span>
      </Link>
    </li>
  );
};
