import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { Density } from '../../theme.ts';
import { Crash } from './crash.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { Theme } from './theme.tsx';

/** Header, skip link and the page; the staff places use the full width and a dense text. */
export const Layout = ({ density, children }: { density: Density; children: ReactNode }) => {
  const { t } = useTranslation('shell');
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(true);

  // A new page begins at its top, and a screen reader hears it: what a full page load would do.
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (pathname.split('/')[1] === 'desk') return;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <Theme density={density}>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <Header density={density} />
      <main
        id="main"
        ref={main}
        tabIndex={-1}
        className={density === 'citizen' ? 'main main-citizen' : 'main main-staff'}
      >
        <Crash key={pathname.split('/')[1]}>{children}</Crash>
      </main>
      {density === 'citizen' && <Footer />}
    </Theme>
  );
};
