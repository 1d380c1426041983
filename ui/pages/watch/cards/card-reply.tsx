import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { FormDialog, NeededText } from '../../../components/form-dialog.tsx';
import type { Card, CardAct } from './card-acts.ts';

type Props = { card: Card; kind: CardAct; onClose: () => void };

/** A reply to a card, or the supervisor's word on it; each needs its reason in words. */
export const CardReply = ({ card, kind, onClose }: Props) => {
  const { t } = useTranslation('watch');
  return (
    <FormDialog
      title={t(`cards.act.${kind}`)}
      send={t('cards.send')}
      lead={<p className="soft">{card.reason}</p>}
      ask={({ text }: { text: string }, idempotencyKey) =>
        api.post('/api/supervision/cards/{id}/replies', {
          params: { id: card.id },
          body: { kind, text },
          idempotencyKey,
        })
      }
      sent={() => t('cards.sent')}
      changes={['watch']}
      onClose={onClose}
    >
      <NeededText name="text" label={t(`cards.reason.${kind}`)} need={t('cards.needText')} max={2000} autoFocus />
    </FormDialog>
  );
};
