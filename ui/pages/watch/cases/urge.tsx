import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { FormDialog, NeededText } from '../../../components/form-dialog.tsx';

type Props = {
  number: string;
  /** What the department has to do, and whether it is late with it. */
  desk: { department: string; departmentName: string; task: string; late: boolean };
  onClose: () => void;
};

/** 催办: a word to the department that has the case; it begins with what the clock says, for the writer to change. */
export const Urge = ({ number, desk, onClose }: Props) => {
  const { t } = useTranslation('watch');
  const { department, departmentName: name, task, late } = desk;
  return (
    <FormDialog
      title={t('urge.whom', { name })}
      send={t('urge.send')}
      lead={<p className="soft">{t('urge.seen')}</p>}
      initial={{ text: t(late ? 'urge.draftLate' : 'urge.draft', { task }) }}
      ask={({ text }: { text: string }, idempotencyKey) =>
        api.post('/api/supervision/cases/{number}/urgings', {
          params: { number },
          body: { department, text },
          idempotencyKey,
        })
      }
      sent={({ told }) => t('urge.sent', { count: told, name })}
      changes={['case', number, 'timeline']}
      onClose={onClose}
    >
      <NeededText name="text" label={t('urge.text')} need={t('urge.need')} autoFocus />
    </FormDialog>
  );
};
