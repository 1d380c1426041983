import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { FormDialog, NeededText } from '../../../components/form-dialog.tsx';
import type { TaskDetail } from '../filter.ts';
import { ExtensionFacts } from './extension-facts.tsx';

type Props = { task: TaskDetail; extension: NonNullable<TaskDetail['extension']>; onClose: () => void };

/** Asks the head for more time. */
export const AskExtension = ({ task, extension, onClose }: Props) => {
  const { t } = useTranslation('desk');
  const facts = (
    <>
      <ExtensionFacts extension={extension} />
      <p className="soft">{t('extension.told')}</p>
    </>
  );
  return (
    <FormDialog
      title={t('extension.ask')}
      send={t('extension.send')}
      lead={facts}
      ask={(body: { reason: string }, idempotencyKey) =>
        api.post('/api/cases/{number}/extensions', { params: { number: task.caseNumber }, body, idempotencyKey })
      }
      sent={() => t('extension.sent')}
      changes={['desk', 'task', task.id]}
      onClose={onClose}
    >
      <NeededText name="reason" label={t('extension.reason')} need={t('extension.needReason')} />
    </FormDialog>
  );
};
