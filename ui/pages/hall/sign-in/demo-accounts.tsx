import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import type { Answer } from '../../../api/types.ts';
import { useProblemText } from '../../../components/error-state.tsx';

type Account = Answer<'get', '/api/demo/accounts'>['items'][number];
type Group = 'applicant' | 'staff' | 'other';
const groups: readonly Group[] = ['applicant', 'staff', 'other'];

const groupOf = (account: Account): Group => {
  if (account.roles.includes('applicant')) return 'applicant';
  return account.roles.includes('staff') || account.roles.includes('lead') ? 'staff' : 'other';
};

/** One tap signs in with a sample account; a hall that is not a demonstration answers 404, and nothing is shown. */
export const DemoAccounts = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('shell');
  const { signIn } = useSession();
  const inWords = useProblemText();
  const [busy, setBusy] = useState('');
  const [failure, setFailure] = useState('');
  const { data } = useQuery({
    queryKey: ['demo', 'accounts'],
    queryFn: () => api.get('/api/demo/accounts'),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!data || data.items.length === 0) return null;

  const enter = async ({ account, password }: Account) => {
    setBusy(account);
    setFailure('');
    try {
      await signIn(account, password);
      onDone();
    } catch (error) {
      setFailure(inWords(error));
      setBusy('');
    }
  };

  return (
    <section className="panel demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('signIn.demo')}</h2>
      <p className="quiet">{t('signIn.demoText')}</p>
      {failure && (
        <p className="fault-box" role="alert">
          {failure}
        </p>
      )}
      {groups.map((group) => {
        const accounts = data.items.filter((account) => groupOf(account) === group);
        return <AccountGroup key={group} {...{ group, accounts, busy }} onEnter={(account) => void enter(account)} />;
      })}
    </section>
  );
};

type GroupProps = { group: Group; accounts: Account[]; busy: string; onEnter: (account: Account) => void };

/** Dozens of clerks would bury the handful of applicants on a phone: they are folded. */
const AccountGroup = ({ group, accounts, busy, onEnter }: GroupProps) => {
  const { t } = useTranslation('shell');
  if (accounts.length === 0) return null;
  const name = t(`signIn.demoGroups.${group}`);
  const list = (
    <ul>
      {accounts.map((account) => (
        <li key={account.account}>
          <button type="button" disabled={busy !== ''} onClick={() => onEnter(account)}>
            <strong>{account.name}</strong>
            <small>{[account.account, account.note].filter((text) => text !== '').join(' · ')}</small>
          </button>
        </li>
      ))}
    </ul>
  );
  return group === 'applicant' ? (
    <section>
      <h3>{name}</h3>
      {list}
    </section>
  ) : (
    <details className="folded">
      <summary>{t('signIn.demoGroup', { name, count: accounts.length })}</summary>
      {list}
    </details>
  );
};
