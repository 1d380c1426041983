import { lazy, Suspense, useEffect, useState } from 'react';
import { onSessionEnd } from '../../api/client.ts';
import { useSession } from '../../api/session.tsx';

const SignInAgain = lazy(() => import('./sign-in-again.tsx').then((module) => ({ default: module.SignInAgain })));

/** A session that ends under way is begun again in place: the page stays, and so does everything typed in it. */
export const SessionEnd = () => {
  const account = useSession().user?.account;
  const [waiting, setWaiting] = useState<((begun: boolean) => void)[]>([]);

  useEffect(
    () =>
      onSessionEnd(async () =>
        account ? new Promise<boolean>((resolve) => setWaiting((others) => [...others, resolve])) : false,
      ),
    [account],
  );

  if (!account || waiting.length === 0) return null;
  const answer = (begun: boolean) => {
    for (const resolve of waiting) resolve(begun);
    setWaiting([]);
  };
  return (
    <Suspense>
      <SignInAgain account={account} onDone={answer} />
    </Suspense>
  );
};
