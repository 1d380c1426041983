import './sign-in.css';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { useSession } from '../../../api/session.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { SignInForm } from '../../../components/frame/sign-in-form.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { safePath } from './safe-path.ts';

export const SignInPage = () => {
  const { t } = useTranslation('shell');
  const { user } = useSession();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const back = safePath(search.get('back'));
  if (user) return <Navigate to={back} replace />;
  const done = () => void navigate(back, { replace: true });
  return (
    <div className="sign-in">
      <div className="panel">
        <PageTitle tab={t('signIn.title')}>{t('signIn.title')}</PageTitle>
        <p>{t('signIn.lead')}</p>
        <SignInForm onDone={done} />
      </div>
      <DemoAccounts onDone={done} />
    </div>
  );
};
