import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInForm } from './sign-in-form.tsx';
import { Theme } from './theme.tsx';

type Props = { account: string; onDone: (done: boolean) => void };

/** Over the page, for the same person only: an application must not be sent under another name. */
export const SignInAgain = ({ account, onDone }: Props) => {
  const { t } = useTranslation('shell');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="again-title" onCancel={() => onDone(false)}>
      <Theme density="citizen">
        <h2 id="again-title">{t('signIn.again')}</h2>
        <p>{t('signIn.againText')}</p>
        <SignInForm account={account} onDone={() => onDone(true)} />
        <p className="dialog-other">
          <button type="button" className="link-button" onClick={() => onDone(false)}>
            {t('signIn.cancel')}
          </button>
        </p>
      </Theme>
    </dialog>
  );
};
