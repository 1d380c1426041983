import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../api/client.ts';
import type { Answer } from '../../../api/types.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { useProblemText } from '../../../components/error-state.tsx';
import { formatInstant } from '../../../components/time.tsx';
import { useLanguage } from '../../../i18n/language.ts';

type Draft = Answer<'get', '/api/drafts'>['items'][number];

export const DraftRow = ({ draft: { itemCode, itemName, savedAt } }: { draft: Draft }) => {
  const { t } = useTranslation('hall');
  const { language, pick } = useLanguage();
  const act = useDiscard(itemCode);
  const name = pick(itemName);
  return (
    <li className="draft">
      <p>
        <span className="draft-name">{name}</span>
        <span className="quiet">{t('draft.savedAt', { time: formatInstant(savedAt, language) })}</span>
      </p>
      <p className="draft-acts">
        <Link className="action-link action-link-quiet" to={`/apply/${itemCode}`}>
          {t('guide.resume')}
          <span className="visually-hidden"> {name}</span>
        </Link>
        <button type="button" className="link-button" onClick={() => act.dialog.current?.showModal()}>
          {t('draft.discard')}
          <span className="visually-hidden"> {name}</span>
        </button>
      </p>
      <ConfirmDialog
        ref={act.dialog}
        title={t('draft.discardTitle')}
        text={t('draft.discardText', { name })}
        yes={t('draft.discardYes')}
        no={t('draft.discardNo')}
        busy={act.busy}
        failure={act.failure}
        onYes={() => void act.discard()}
      />
    </li>
  );
};

const useDiscard = (itemCode: string) => {
  const queries = useQueryClient();
  const inWords = useProblemText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const discard = async () => {
    setBusy(true);
    setFailure('');
    try {
      await api.delete('/api/drafts/{itemCode}', { params: { itemCode } });
      dialog.current?.close();
      queries.removeQueries({ queryKey: ['draft', itemCode] });
      await queries.invalidateQueries({ queryKey: ['drafts'] });
      // The row that had the focus is gone.
      document.getElementById('main')?.focus({ preventScroll: true });
    } catch (error) {
      setFailure(inWords(error));
      setBusy(false);
    }
  };
  return { dialog, busy, failure, discard };
};
