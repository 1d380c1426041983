import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { useProblemText } from '../../../components/error-state.tsx';
import { formatInstant } from '../../../components/time.tsx';
import { useLanguage } from '../../../i18n/language.ts';

type Props = { savedAt: string; onStartOver: () => Promise<void> };

/** Says that what stands here was filled in before, perhaps on another device, and offers to begin anew. */
export const Resumed = ({ savedAt, onStartOver }: Props) => {
  const { t } = useTranslation('hall');
  const { language } = useLanguage();
  const inWords = useProblemText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const startOver = async () => {
    setBusy(true);
    setFailure('');
    try {
      await onStartOver();
    } catch (error) {
      setFailure(inWords(error));
      setBusy(false);
    }
  };
  return (
    <div className="resumed">
      <p role="status">{t('draft.resumed', { time: formatInstant(savedAt, language) })}</p>
      <button type="button" className="link-button" onClick={() => dialog.current?.showModal()}>
        {t('draft.startOver')}
      </button>
      <ConfirmDialog
        ref={dialog}
        title={t('draft.startOverTitle')}
        text={t('draft.startOverText')}
        yes={t('draft.startOverYes')}
        no={t('draft.startOverNo')}
        busy={busy}
        failure={failure}
        onYes={() => void startOver()}
      />
    </div>
  );
};
