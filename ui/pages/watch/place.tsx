import { App as AntApp } from 'antd';
import { Navigate, Route, Routes } from 'react-router';
import { Board } from './board/board.tsx';
import { CalendarPage } from './calendar/calendar-page.tsx';
import { CardsPage } from './cards/cards-page.tsx';
import { CasePage } from './cases/case-page.tsx';
import { CasesPage } from './cases/cases-page.tsx';
import { DeadlinePage } from './deadlines/deadline-page.tsx';
import { IncidentsPage } from './incidents/incidents-page.tsx';
import { LiveProvider } from './live.tsx';
import { WatchNav } from './watch-nav.tsx';
import './watch.css';

/** 督查台: what is late and why, live, with a page behind every number. */
export const WatchPlace = () => (
  <AntApp component={false}>
    <LiveProvider>
      <div className="watch">
        <WatchNav />
        <Routes>
          <Route index element={<Board />} />
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
