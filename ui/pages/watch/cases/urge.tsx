import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../../api/client.ts';
import { useProblemText } from '../../../components/error-state.tsx';
import type { SupervisedTask } from './use-cases.ts';

type Props = { number: string; task: SupervisedTask; onClose: () => void };

/** 催办: a word to the department that has the case; it begins with what the clock says, for the supervisor to change. */
export const Urge = ({ number, task, onClose }: Props) => {
  const { t } = useTranslation('watch');
  const client = useQueryClient();
  const { message } = App.useApp();
  const inWords = useProblemText();
  const [form] = Form.useForm<{ text: string }>();
  const [idempotencyKey] = useState(newKey);
  const urge = useMutation({
    mutationFn: ({ text }: { text: string }) =>
      api.post('/api/supervision/cases/{number}/urgings', {
        params: { number },
        body: { department: task.department, text },
        idempotencyKey,
      }),
    onSuccess: async ({ told }) => {
      void message.success(t('urge.sent', { count: told, name: task.departmentName }));
      onClose();
      await client.invalidateQueries({ queryKey: ['case', number, 'timeline'] });
    },
  });
  const late = (task.daysLeft ?? 0) < 0 || task.light === 'red';
  const draft = t(late ? 'urge.draftLate' : 'urge.draft', { task: task.name });
  return (
    <Modal
      open
      title={t('urge.whom', { name: task.departmentName })}
      okText={t('urge.send')}
      confirmLoading={urge.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {urge.error && <Alert type="error" role="alert" title={inWords(urge.error)} />}
      <Form form={form} layout="vertical" initialValues={{ text: draft }} onFinish={(values) => urge.mutate(values)}>
        <Form.Item
          name="text"
          label={t('urge.text')}
          extra={t('urge.seen')}
          rules={[{ required: true, whitespace: true, message: t('urge.need') }]}
        >
          <Input.TextArea rows={4} maxLength={500} showCount autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
};
