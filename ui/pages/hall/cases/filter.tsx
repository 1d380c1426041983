import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export const filters = ['all', 'applicant', 'departments', 'nobody'] as const;
export type Filter = (typeof filters)[number];

export const filterOf = (asked: string | null): Filter => filters.find((each) => each === asked) ?? 'all';

/** Whose turn it is: what a citizen sorts his cases by. Links, so that the way back works. */
export const CaseFilter = ({ chosen }: { chosen: Filter }) => {
  const { t } = useTranslation('hall');
  return (
    <nav aria-label={t('case.filter')}>
      <ul className="chips">
        {filters.map((each) => (
          <li key={each}>
            <Link
              className="chip"
              to={each === 'all' ? '/cases' : `/cases?waitsFor=${each}`}
              aria-current={each === chosen ? 'true' : undefined}
            >
              {t(`case.waitsFor.${each}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
