import type { Language } from '../i18n/index.ts';
import { useLanguage } from '../i18n/language.ts';

/** Yuan with two decimals. */
export const Money = ({ amount }: { amount: string }) => {
  const { language } = useLanguage();
  return <span className="money">{formatMoney(amount, language)}</span>;
};

/** The same as plain text, for sentences; the amount stays a decimal string, so nothing is rounded on the way. */
export const formatMoney = (amount: string, language: Language): string => {
  const [yuan = '0', cents = '00'] = amount.split('.');
  const whole = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format(BigInt(yuan));
  return language === 'zh' ? `${whole}.${cents} 元` : `¥${whole}.${cents}`;
};
