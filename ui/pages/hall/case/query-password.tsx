import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { useProblemText } from '../../../components/error-state.tsx';
import { Copied } from './copied.tsx';

/** Whoever has lost the password of the public query makes a new one. */
export const QueryPassword = ({ number }: { number: string }) => {
  const { t } = useTranslation('hall');
  const dialog = useRef<HTMLDialogElement>(null);
  const inWords = useProblemText();
  const renewal = useMutation({
    mutationFn: () => api.post('/api/cases/{number}/query-password', { params: { number } }),
    onSuccess: () => dialog.current?.close(),
  });
  return (
    <div className="query-password">
      <div role="status">
        {renewal.data && (
          <section className="made">
            <p>{t('case.renewed')}</p>
            <dl className="facts">
              <Copied name={t('case.password')} value={renewal.data.queryPassword} />
            </dl>
          </section>
        )}
      </div>
      <button type="button" className="link-button" onClick={() => dialog.current?.showModal()}>
        {t('case.renew')}
      </button>
      <ConfirmDialog
        ref={dialog}
        title={t('case.renewTitle')}
        text={t('case.renewText')}
        yes={t('case.renewYes')}
        no={t('case.renewNo')}
        busy={renewal.isPending}
        failure={renewal.error ? inWords(renewal.error) : ''}
        onYes={() => renewal.mutate()}
      />
    </div>
  );
};
