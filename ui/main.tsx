import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { queryClient } from './api/query.ts';
import { SessionProvider } from './api/session.tsx';
import { App } from './app.tsx';
import { SessionEnd } from './components/frame/session-end.tsx';
import { startI18n } from './i18n/index.ts';
import './styles/base.css';
import './styles/shell.css';
import './styles/header.css';
import './styles/fields.css';
import './styles/hall.css';
import './styles/facts.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// After an update of the hall an open page asks for parts that are gone: it is loaded anew, at most once a minute.
window.addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem('reloaded') ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem('reloaded', String(Date.now()));
  window.location.reload();
});

void startI18n().then(() =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <SessionProvider>
            <App />
            <SessionEnd />
          </SessionProvider>
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  ),
);
