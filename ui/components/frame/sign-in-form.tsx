import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.ts';
import { useSession } from '../../api/session.tsx';
import { useProblemText } from '../error-state.tsx';

type Props = { /** Fixed when a session is begun again. */ account?: string; onDone: () => void };

export const SignInForm = ({ account, onDone }: Props) => {
  const { t } = useTranslation('shell');
  const form = useSignInForm(account, onDone);
  const id = useId();
  return (
    <form className="sign-in-form" noValidate onSubmit={(event) => void form.submit(event)}>
      {form.failure && (
        <p className="fault-box" role="alert">
          {form.failure}
        </p>
      )}
      <label htmlFor={`${id}-account`}>{t('signIn.account')}</label>
      <Input
        id={`${id}-account`}
        name="account"
        autoComplete="username"
        autoCapitalize="none"
        maxLength={64}
        defaultValue={account ?? ''}
        readOnly={account !== undefined}
        {...form.field('account', `${id}-account-fault`)}
      />
      {form.faults.account && (
        <p className="fault" id={`${id}-account-fault`}>
          {t('signIn.accountNeeded')}
        </p>
      )}
      <label htmlFor={`${id}-password`}>{t('signIn.password')}</label>
      <Input
        id={`${id}-password`}
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={200}
        {...form.field('password', `${id}-password-fault`)}
      />
      {form.faults.password && (
        <p className="fault" id={`${id}-password-fault`}>
          {t('signIn.passwordNeeded')}
        </p>
      )}
      <Button type="primary" htmlType="submit" block loading={form.busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
};

type Faults = { account: boolean; password: boolean };

const useSignInForm = (fixed: string | undefined, onDone: () => void) => {
  const { t } = useTranslation('shell');
  const { signIn } = useSession();
  const inWords = useProblemText();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const [faults, setFaults] = useState<Faults>({ account: false, password: false });

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const account = (fixed ?? String(data.get('account'))).trim();
    const password = String(data.get('password'));
    const found = { account: account === '', password: password === '' };
    setFaults(found);
    setFailure('');
    if (found.account || found.password) {
      form.querySelector<HTMLInputElement>(`[name=${found.account ? 'account' : 'password'}]`)?.focus();
      return;
    }
    setBusy(true);
    try {
      await signIn(account, password);
      onDone();
    } catch (error) {
      setFailure(error instanceof ApiProblem && error.status === 401 ? t('signIn.wrong') : inWords(error));
    } finally {
      setBusy(false);
    }
  };

  const field = (name: keyof Faults, faultId: string) =>
    faults[name] ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': faultId } : {};
  return { busy, failure, faults, submit, field };
};
