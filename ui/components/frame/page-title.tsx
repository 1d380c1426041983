import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The page's one heading; also names the browser tab. */
export const PageTitle = ({ children, tab }: { children: ReactNode; tab: string }) => {
  const { t } = useTranslation('shell');
  useEffect(() => {
    document.title = `${tab} · ${t('brand')}`;
  }, [tab, t]);
  return <h1 className="page-title">{children}</h1>;
};
