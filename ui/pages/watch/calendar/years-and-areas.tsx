import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { FilterSelect } from '../filter-select.tsx';

/** Its days hold everywhere; the others' are laid over them. */
export const PROVINCE = '350000';
export type AreaChoice = { value: string; label: string };

/** The year before and after, and whose calendar it is. */
export const YearsAndAreas = ({ year, area, areas }: { year: number; area: AreaChoice; areas: AreaChoice[] }) => {
  const { t } = useTranslation('watch');
  const [search, setSearch] = useSearchParams();
  const to = (other: number) => ({ pathname: `/watch/calendar/${other}`, search: search.toString() });
  return (
    <div className="watch-years">
      <FilterSelect
        label={t('filter.area')}
        value={area.value}
        options={areas}
        onChange={(code) => setSearch(code && code !== PROVINCE ? { area: code } : {})}
      />
      <nav className="watch-years" aria-label={t('calendar.years')}>
        <Link to={to(year - 1)}>‹ {year - 1}</Link>
        <Link to={to(year + 1)}>{year + 1} ›</Link>
      </nav>
    </div>
  );
};
