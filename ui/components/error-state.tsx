import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';

/** What a failure means to the reader, in words. */
export const useProblemText = () => {
  const { t } = useTranslation('shell');
  return (error: unknown): string => {
    if (!(error instanceof ApiProblem)) return t('error.server');
    if (error.status === 0) return t('error.unreachable');
    if (error.status === 404) return t('error.notFound');
    if (error.status === 429) return t('error.tooMany');
    if (error.status >= 500) {
      return error.reference
        ? `${t('error.server')}${t('error.reference', { reference: error.reference })}`
        : t('error.server');
    }
    return error.message;
  };
};

type Props = { error?: unknown; title?: string; text?: string; onRetry?: () => void };

export const ErrorState = ({ error, title, text, onRetry }: Props) => {
  const { t } = useTranslation('shell');
  const inWords = useProblemText();
  return (
    <div className="state state-error" role="alert">
      <p className="state-title">{title ?? t('error.title')}</p>
      <p>{text ?? inWords(error)}</p>
      {onRetry && <Button onClick={onRetry}>{t('error.retry')}</Button>}
    </div>
  );
};
