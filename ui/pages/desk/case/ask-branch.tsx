import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../../api/client.ts';
import { useProblemText } from '../../../components/error-state.tsx';
import type { TaskDetail } from '../filter.ts';

type Ask = { role: string; reason: string };

/** The lead asks one more department; the same key makes a second press of the button harmless. */
export const AskBranch = ({ task, onClose }: { task: TaskDetail; onClose: () => void }) => {
  const { t } = useTranslation('desk');
  const client = useQueryClient();
  const { message } = App.useApp();
  const inWords = useProblemText();
  const [form] = Form.useForm<Ask>();
  const [idempotencyKey] = useState(newKey);
  const ask = useMutation({
    mutationFn: (body: Ask) =>
      api.post('/api/cases/{number}/branches', { params: { number: task.caseNumber }, body, idempotencyKey }),
    onSuccess: async (_case, { role }) => {
      const name = task.askable.find((one) => one.role === role)?.name ?? role;
      void message.success(t('branch.asked', { name }));
      onClose();
      await client.invalidateQueries({ queryKey: ['desk', 'task', task.id] });
    },
  });
  const need = (text: string) => [{ required: true, whitespace: true, message: text }];
  return (
    <Modal
      open
      title={t('branch.ask')}
      okText={t('branch.send')}
      confirmLoading={ask.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {ask.error && <Alert type="error" role="alert" title={inWords(ask.error)} />}
      <Form form={form} layout="vertical" onFinish={(body) => ask.mutate(body)}>
        <Form.Item name="role" label={t('branch.department')} rules={need(t('branch.needDepartment'))}>
          <Select options={task.askable.map(({ role, name }) => ({ value: role, label: name }))} />
        </Form.Item>
        <Form.Item name="reason" label={t('branch.reason')} rules={need(t('branch.needReason'))}>
          <Input.TextArea maxLength={500} showCount rows={4} />
        </Form.Item>
      </Form>
    </Modal>
  );
};
