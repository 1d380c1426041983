import { App as AntApp } from 'antd';
import { Fragment, type ReactNode } from 'react';
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
import { pagesFor, type WatchPage } from './rights.ts';
import { WatchNav } from './watch-nav.tsx';
import './watch.css';

/** 督查台: what is late and why, live, with a page behind every number. A page that is not the reader's has no address for him. */
export const WatchPlace = () => {
  const { user } = useSession();
  const pages = pagesFor(user);
  return (
    <AntApp component={false}>
      <LiveProvider>
        <div className="watch">
          <WatchNav />
          <Routes>
            {/* Who does not oversee begins at the first page that is theirs. */}
            {pages[0] !== 'board' && <Route index element={<Navigate to={`/watch/${pages[0]}`} replace />} />}
            {pages.map((page) => (
              <Fragment key={page}>{routesOf[page]}</Fragment>
            ))}
            <Route path="*" element={<Navigate to="/watch" replace />} />
          </Routes>
        </div>
      </LiveProvider>
    </AntApp>
  );
};

const routesOf: Record<WatchPage, ReactNode> = {
  board: <Route index element={<Board />} />,
  cases: (
    <>
      <Route path="cases" element={<CasesPage />} />
      <Route path="cases/:number" element={<CasePage />} />
    </>
  ),
  cards: <Route path="cards" element={<CardsPage />} />,
  incidents: <Route path="incidents" element={<IncidentsPage />} />,
  calendar: <Route path="calendar/:year?" element={<CalendarPage />} />,
  deadlines: <Route path="deadlines" element={<DeadlinePage />} />,
};
