import { useTranslation } from 'react-i18next';
import type { Language } from './index.ts';

/** The language in use, and a way to take the right one of a text that the hall gives in both. */
export const useLanguage = () => {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  const pick = (text: { zh: string; en: string }): string => text[language] || text.zh;
  return { language, pick };
};
