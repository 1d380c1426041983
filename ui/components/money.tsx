import { useLanguage } from '../i18n/language.ts';

/** Yuan with two decimals; the amount stays a decimal string, so nothing is rounded on the way. */
export const Money = ({ amount }: { amount: string }) => {
  const { language } = useLanguage();
  const [yuan = '0', cents = '00'] = amount.split('.');
  const whole = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format(BigInt(yuan));
  return <span className="money">{language === 'zh' ? `${whole}.${cents} 元` : `¥${whole}.${cents}`}</span>;
};
