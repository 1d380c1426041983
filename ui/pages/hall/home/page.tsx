import './home.css';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSession } from '../../../api/session.tsx';
import { AreaPicker } from '../../../components/area-picker.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { setArea, useArea } from '../area.ts';
import { Drafts } from '../drafts/drafts.tsx';
import { useAreas } from '../queries.ts';
import { Entries } from './entries.tsx';
import { MyCases } from './my-cases.tsx';
import { Results } from './results.tsx';
import { SearchBox } from './search-box.tsx';
import { SignInInvitation } from './sign-in-invitation.tsx';

export const HomePage = () => {
  const { t } = useTranslation('hall');
  const { user, pending } = useSession();
  const areas = useAreas();
  const area = useArea();
  const [search, setSearch] = useSearchParams();
  const filter = {
    q: search.get('q') ?? '',
    topic: search.get('topic') ?? '',
    department: search.get('department') ?? '',
    audience: search.get('audience') ?? '',
  };
  const filtered = Object.values(filter).some((value) => value !== '');

  return (
    <>
      <section className="hero" aria-label={t('home.search')}>
        <PageTitle tab={t('home.tab')}>{t('home.title')}</PageTitle>
        <SearchBox key={filter.q} area={area} initial={filter.q} onSearch={(q) => setSearch(q ? { q } : {})} />
        <AreaPicker
          areas={areas.data?.items ?? []}
          value={area}
          onChange={setArea}
          label={t('home.area')}
          any={t('home.allAreas')}
        />
      </section>
      {filtered ? (
        <Results filter={filter} area={area} onClear={() => setSearch({})} />
      ) : (
        <>
          {user && <Drafts />}
          {user && <MyCases />}
          <Entries area={area} />
          {!user && !pending && <SignInInvitation />}
        </>
      )}
    </>
  );
};
