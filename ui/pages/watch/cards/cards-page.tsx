import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { useDepartmentChoices, useWatchedAreas } from '../choices.ts';
import { FilterSelect } from '../filter-select.tsx';
import { oversees } from '../rights.ts';
import { oneOf, useSearchState } from '../search-state.ts';
import { CardList } from './card-list.tsx';

const COLOURS = ['red', 'yellow', 'reminder'] as const;
const OPEN = ['true', 'false', 'all'] as const;

export const CardsPage = () => {
  const { t } = useTranslation('watch');
  const { get, set } = useSearchState(['colour', 'department', 'area', 'open']);
  const colour = oneOf(get('colour'), COLOURS);
  // What waits for an answer comes first; the rest is asked for.
  const open = oneOf(get('open'), OPEN) ?? 'true';
  const [department, area] = [get('department'), get('area')];
  const departments = useDepartmentChoices();
  const areas = useWatchedAreas();
  const { user } = useSession();
  return (
    <>
      <div className="watch-head">
        <PageTitle tab={t('nav.cards')}>{t('nav.cards')}</PageTitle>
      </div>
      <search className="watch-filters">
        <FilterSelect
          label={t('cards.colourLabel')}
          value={colour}
          options={COLOURS.map((name) => ({ value: name, label: t(`cards.colour.${name}`) }))}
          onChange={(value) => set('colour', value)}
        />
        <FilterSelect
          label={t('cards.openLabel')}
          value={open}
          options={OPEN.map((name) => ({ value: name, label: t(`cards.open.${name}`) }))}
          onChange={(value) => set('open', value)}
        />
        {departments.length > 0 && (
          <FilterSelect
            label={t('filter.department')}
            value={department}
            options={departments}
            onChange={(value) => set('department', value)}
          />
        )}
        {oversees(user) && (
          <FilterSelect
            label={t('filter.area')}
            value={area}
            options={areas}
            onChange={(value) => set('area', value)}
          />
        )}
      </search>
      <CardList
        query={{
          ...(colour && { colour }),
          ...(open !== 'all' && { open }),
          ...(department && { department }),
          ...(area && { area }),
        }}
      />
    </>
  );
};
