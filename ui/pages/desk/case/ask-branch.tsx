import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { FormDialog, NeededText } from '../../../components/form-dialog.tsx';
import type { TaskDetail } from '../filter.ts';

type Ask = { role: string; reason: string };

/** The lead asks one more department. */
export const AskBranch = ({ task, onClose }: { task: TaskDetail; onClose: () => void }) => {
  const { t } = useTranslation('desk');
  const nameOf = (role: string) => task.askable.find((one) => one.role === role)?.name ?? role;
  return (
    <FormDialog
      title={t('branch.ask')}
      send={t('branch.send')}
      ask={(body: Ask, idempotencyKey) =>
        api.post('/api/cases/{number}/branches', { params: { number: task.caseNumber }, body, idempotencyKey })
      }
      sent={(_, { role }) => t('branch.asked', { name: nameOf(role) })}
      changes={['desk', 'task', task.id]}
      onClose={onClose}
    >
      <Form.Item
        name="role"
        label={t('branch.department')}
        rules={[{ required: true, message: t('branch.needDepartment') }]}
      >
        <Select options={task.askable.map(({ role, name }) => ({ value: role, label: name }))} />
      </Form.Item>
      <NeededText name="reason" label={t('branch.reason')} need={t('branch.needReason')} />
    </FormDialog>
  );
};
