import { useTranslation } from 'react-i18next';
import { Light } from '../../../components/light.tsx';
import { Day } from '../../../components/time.tsx';
import type { Case } from './queries.ts';

export const Branches = ({ branches }: { branches: Case['branches'] }) => {
  const { t } = useTranslation('hall');
  if (branches.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('case.branches')}</h2>
      <ul className="plain-list">
        {branches.map((branch) => (
          <li key={`${branch.role}${branch.department}`} className="plain-row">
            <span>{branch.departmentName}</span>
            <span>
              {branch.state === 'answered' && (
                <>
                  <strong>{branch.decisionName ?? t('case.branchAnswered')}</strong> <Day value={branch.decidedAt} />
                </>
              )}
              {branch.state === 'open' &&
                (branch.light === 'none' ? (
                  t('case.branchOpen')
                ) : (
                  <Light light={branch.light} text={t('case.branchOpen')} />
                ))}
              {branch.state === 'cancelled' && t('case.branchCancelled')}
            </span>
            {branch.opinion && <span className="branch-opinion quiet">{branch.opinion}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};
