import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { type ReactNode, useEffect } from 'react';
import { useLanguage } from '../../i18n/language.ts';
import { type Density, themeFor } from '../../theme.ts';

/** antd's texts, colours and sizes for a place; the page's own style sheet follows `data-density`. */
export const Theme = ({ density, children }: { density: Density; children: ReactNode }) => {
  const { language } = useLanguage();
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  return (
    <ConfigProvider
      theme={themeFor(density)}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
};
