import { App } from 'antd';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { ListPage } from './list/page.tsx';
import './studio.css';

const EditorPage = lazy(() => import('./editor/page.tsx').then((page) => ({ default: page.EditorPage })));

/** 流程 Studio: the list of diagrams, and one diagram at a time. */
export const StudioPlace = () => (
  <App component={false}>
    <Suspense fallback={<ListSkeleton />}>
      <Routes>
        <Route index element={<ListPage />} />
        <Route path=":id" element={<EditorPage />} />
      </Routes>
    </Suspense>
  </App>
);
