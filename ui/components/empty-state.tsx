import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  title?: string;
  text?: ReactNode /** What to do next: a link or a button. */;
  action?: ReactNode | undefined;
};

export const EmptyState = ({ title, text, action }: Props) => {
  const { t } = useTranslation('shell');
  return (
    <div className="state">
      <p className="state-title">{title ?? t('empty.title')}</p>
      {text && <p>{text}</p>}
      {action}
    </div>
  );
};
