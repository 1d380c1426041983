import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { Field } from '../../../components/field.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { CheckedPaper } from './checked-paper.tsx';

/** Where the QR code of every paper leads: whoever was given one sees whether it is true. */
export const CheckPage = () => {
  const { t } = useTranslation('hall');
  const { code } = useParams();
  return (
    <div className="narrow stack">
      <PageTitle tab={t('check.title')}>{t('check.title')}</PageTitle>
      {code === undefined ? <AskCode /> : <Checked key={code} code={code} />}
    </div>
  );
};

const AskCode = ({ before = '' }: { before?: string }) => {
  const { t } = useTranslation('hall');
  const navigate = useNavigate();
  const [code, setCode] = useState(before);
  const [wrong, setWrong] = useState(false);
  const look = (event: FormEvent) => {
    event.preventDefault();
    const written = code.trim();
    const possible = /^[\w-]{22}$/.test(written);
    setWrong(!possible);
    if (possible) void navigate(`/check/${written}`);
  };
  return (
    <form className="panel stack" noValidate onSubmit={look}>
      <p>{t('check.lead')}</p>
      <Field
        pointer="/code"
        label={t('check.code')}
        hint={t('check.codeHint')}
        fault={wrong ? t('check.codeFault') : undefined}
        value={code}
        autoComplete="off"
        maxLength={40}
        onChange={setCode}
      />
      <Button type="primary" htmlType="submit">
        {t('check.look')}
      </Button>
    </form>
  );
};

const Checked = ({ code }: { code: string }) => {
  const { t } = useTranslation('hall');
  const paper = useQuery({
    queryKey: ['check', code],
    queryFn: ({ signal }) => api.get('/api/documents/{code}', { params: { code }, signal }),
  });
  if (paper.error instanceof ApiProblem && paper.error.status === 404)
    return (
      <>
        <div className="fault-box" role="alert">
          <p>
            <strong>{t('check.unknown')}</strong>
          </p>
          <p>{t('check.unknownHelp')}</p>
        </div>
        <AskCode before={code} />
      </>
    );
  if (paper.isError) return <ErrorState error={paper.error} onRetry={() => void paper.refetch()} />;
  return paper.data ? <CheckedPaper paper={paper.data} /> : <ListSkeleton rows={4} />;
};
