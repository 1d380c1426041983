import { lazy, type ReactNode, Suspense } from 'react';
import { Outlet, Route, Routes } from 'react-router';
import { RequireRole } from './api/guard.tsx';
import { Layout } from './components/frame/layout.tsx';
import { ListSkeleton } from './components/list-skeleton.tsx';
import { placeRoles, type StaffPlace } from './components/places.ts';
import { HomePage } from './pages/hall/home/page.tsx';
import type { Density } from './theme.ts';

const GuidePage = lazy(() => import('./pages/hall/guide/page.tsx').then((page) => ({ default: page.GuidePage })));
const ApplyPage = lazy(() => import('./pages/hall/apply/page.tsx').then((page) => ({ default: page.ApplyPage })));
const CasesPage = lazy(() => import('./pages/hall/cases/page.tsx').then((page) => ({ default: page.CasesPage })));
const CasePage = lazy(() => import('./pages/hall/case/page.tsx').then((page) => ({ default: page.CasePage })));
const QueryPage = lazy(() => import('./pages/hall/query/page.tsx').then((page) => ({ default: page.QueryPage })));
const CheckPage = lazy(() => import('./pages/hall/check/page.tsx').then((page) => ({ default: page.CheckPage })));
const NoticesPage = lazy(() => import('./pages/hall/notices/page.tsx').then((page) => ({ default: page.NoticesPage })));
const SignInPage = lazy(() => import('./pages/hall/sign-in/page.tsx').then((page) => ({ default: page.SignInPage })));
const LostPage = lazy(() => import('./pages/hall/lost/page.tsx').then((page) => ({ default: page.LostPage })));
const DeskPlace = lazy(() => import('./pages/desk/place.tsx').then((place) => ({ default: place.DeskPlace })));
const WatchPlace = lazy(() => import('./pages/watch/place.tsx').then((place) => ({ default: place.WatchPlace })));
const StudioPlace = lazy(() => import('./pages/studio/place.tsx').then((place) => ({ default: place.StudioPlace })));

export const App = () => (
  <Routes>
    <Route element={<Frame density="citizen" />}>
      <Route path="/" element={<HomePage />} />
      <Route path="/items/:code" element={<GuidePage />} />
      <Route path="/apply/:code" element={signedIn(<ApplyPage />)} />
      <Route path="/cases" element={signedIn(<CasesPage />)} />
      <Route path="/cases/:number" element={signedIn(<CasePage />)} />
      <Route path="/notices" element={signedIn(<NoticesPage />)} />
      <Route path="/query" element={<QueryPage />} />
      <Route path="/check/:code?" element={<CheckPage />} />
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="*" element={<LostPage />} />
    </Route>
    <Route element={<Frame density="staff" />}>
      <Route path="/desk/*" element={staff('desk', <DeskPlace />)} />
      <Route path="/watch/*" element={staff('watch', <WatchPlace />)} />
      <Route path="/studio/*" element={staff('studio', <StudioPlace />)} />
    </Route>
  </Routes>
);

const Frame = ({ density }: { density: Density }) => (
  <Layout density={density}>
    <Suspense fallback={<ListSkeleton />}>
      <Outlet />
    </Suspense>
  </Layout>
);

const signedIn = (page: ReactNode): ReactNode => <RequireRole>{page}</RequireRole>;
const staff = (place: StaffPlace, page: ReactNode): ReactNode => (
  <RequireRole roles={placeRoles[place]}>{page}</RequireRole>
);
