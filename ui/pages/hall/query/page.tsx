import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useProblemText } from '../../../components/error-state.tsx';
import { Field, idAt } from '../../../components/field.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { type Found, QueryResult } from './result.tsx';

export const QueryPage = () => {
  const { t } = useTranslation('hall');
  const inWords = useProblemText();
  const [search] = useSearchParams();
  const [number, setNumber] = useState(search.get('number') ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const [found, setFound] = useState<Found>();

  const ask = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure('');
    const missing = number.trim() === '' ? '/number' : password.trim() === '' ? '/password' : '';
    if (missing) return document.getElementById(idAt(missing))?.focus();
    setBusy(true);
    setFound(undefined);
    try {
      setFound(await api.post('/api/case-queries', { body: { number: number.trim(), password: password.trim() } }));
    } catch (error) {
      const wrong = error instanceof ApiProblem && error.status >= 400 && error.status < 429;
      setFailure(wrong ? t('case.queryWrong') : inWords(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="narrow">
      <PageTitle tab={t('case.queryTitle')}>{t('case.queryTitle')}</PageTitle>
      <form className="panel stack" noValidate onSubmit={(event) => void ask(event)}>
        <p>{t('case.queryLead')}</p>
        {failure && (
          <p className="fault-box" role="alert">
            {failure}
          </p>
        )}
        <Field
          pointer="/number"
          label={t('case.number')}
          fault={tried && number.trim() === '' ? t('case.queryNumberFault') : undefined}
          value={number}
          autoComplete="off"
          maxLength={50}
          onChange={setNumber}
        />
        <Field
          pointer="/password"
          label={t('case.queryPassword')}
          hint={t('case.queryHint')}
          fault={tried && password.trim() === '' ? t('case.queryPasswordFault') : undefined}
          value={password}
          autoComplete="off"
          maxLength={40}
          onChange={setPassword}
        />
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('case.query')}
        </Button>
      </form>
      {found && <QueryResult found={found} />}
    </div>
  );
};
