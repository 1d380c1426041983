import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiProblem } from '../api/problem.ts';
import { refusalInEnglish } from '../i18n/en/refusals.ts';
import { useLanguage } from '../i18n/language.ts';
import { PageTitle } from './frame/page-title.tsx';

/** What a failure means to the reader, in words. */
export const useProblemText = () => {
  const { t } = useTranslation('shell');
  const { language } = useLanguage();
  return (error: unknown): string => {
    if (!(error instanceof ApiProblem)) return t('error.server');
    if (error.status === 0) return t('error.unreachable');
    if (error.status === 404) return t('error.notFound');
    if (error.status === 429) return t('error.tooMany');
    if (error.status === 503) return t('error.unavailable');
    if (error.status >= 500) {
      return error.reference
        ? `${t('error.server')}${t('error.reference', { reference: error.reference })}`
        : t('error.server');
    }
    return language === 'en' ? refusalInEnglish(error.code, error.message) : error.message;
  };
};

type Props = {
  error?: unknown;
  title?: string;
  text?: string;
  onRetry?: () => void;
  /** It stands for the whole page: then it is the page's heading, and leads on. */
  page?: boolean;
};

export const ErrorState = ({ error, title, text, onRetry, page = false }: Props) => {
  const { t } = useTranslation('shell');
  const inWords = useProblemText();
  // What is not there will not be there a second later.
  const lost = error instanceof ApiProblem && error.status === 404;
  const said = title ?? t(lost ? 'error.lost' : 'error.title');
  return (
    <div className="state state-error" role="alert">
      {page ? <PageTitle tab={said}>{said}</PageTitle> : <p className="state-title">{said}</p>}
      <p>{text ?? inWords(error)}</p>
      {onRetry && !lost && <Button onClick={onRetry}>{t('error.retry')}</Button>}
      {page && (
        <p>
          <Link className="action-link action-link-quiet" to="/">
            {t('error.home')}
          </Link>
        </p>
      )}
    </div>
  );
};
