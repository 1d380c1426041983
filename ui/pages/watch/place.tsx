import { App as AntApp } from 'antd';
import { Navigate, Route, Routes } from 'react-router';
import { useSession } from '../../api/session.tsx';
import { Board } from './board/board.tsx';
import { CalendarPage } from './calendar/calendar-page.tsx';
import { CardsPage } from './cards/cards-page.tsx';
import { CasePage } from './cases/case-page.tsx';
import { CasesPage } from './cases/cases-page.tsx';
import { DeadlinePage } from './deadlines/deadline-page.tsx';
import { IncidentsPage } from './incidents/incidents-page.tsx';
import { LiveProvider } from './live.tsx';
import { pagesFor } from './rights.ts';
import { WatchNav } from './watch-nav.tsx';
import './watch.css';

/** 督查台: what is late and why, live, with a page behind every number. */
export const WatchPlace = () => (
  <AntApp component={false}>
    <LiveProvider>
      <div className="watch">
        <WatchNav />
        <Routes>
          <Route index element={<FirstPage />} />
          <Route path="cases" element={<CasesPage />} />
          <Route path="cases/:number" element={<CasePage />} />
          <Route path="cards" element={<CardsPage />} />
          <Route path="incidents" element={<IncidentsPage />} />
          <Route path="calendar/:year?" element={<CalendarPage />} />
          <Route path="deadlines" element={<DeadlinePage />} />
          <Route path="*" element={<Navigate to="/watch" replace />} />
        </Routes>
      </div>
    </LiveProvider>
  </AntApp>
);

/** Who does not oversee begins at the first page that is theirs. */
const FirstPage = () => {
  const { user } = useSession();
  const [first] = pagesFor(user);
  return first === 'board' ? <Board /> : <Navigate to={`/watch/${first}`} replace />;
};
