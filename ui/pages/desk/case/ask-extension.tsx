import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../../api/client.ts';
import { useProblemText } from '../../../components/error-state.tsx';
import type { TaskDetail } from '../filter.ts';
import { ExtensionFacts } from './extension-facts.tsx';

type Ask = { reason: string };
type Props = { task: TaskDetail; extension: NonNullable<TaskDetail['extension']>; onClose: () => void };

/** Asks the head for more time; the same key makes a second press of the button harmless. */
export const AskExtension = ({ task, extension, onClose }: Props) => {
  const { t } = useTranslation('desk');
  const client = useQueryClient();
  const { message } = App.useApp();
  const inWords = useProblemText();
  const [form] = Form.useForm<Ask>();
  const [idempotencyKey] = useState(newKey);
  const ask = useMutation({
    mutationFn: (body: Ask) =>
      api.post('/api/cases/{number}/extensions', { params: { number: task.caseNumber }, body, idempotencyKey }),
    onSuccess: async () => {
      void message.success(t('extension.sent'));
      onClose();
      await client.invalidateQueries({ queryKey: ['desk', 'task', task.id] });
    },
  });
  return (
    <Modal
      open
      title={t('extension.ask')}
      okText={t('extension.send')}
      confirmLoading={ask.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {ask.error && <Alert type="error" role="alert" title={inWords(ask.error)} />}
      <ExtensionFacts extension={extension} />
      <p className="soft">{t('extension.told')}</p>
      <Form form={form} layout="vertical" onFinish={(body) => ask.mutate(body)}>
        <Form.Item
          name="reason"
          label={t('extension.reason')}
          rules={[{ required: true, whitespace: true, message: t('extension.needReason') }]}
        >
          <Input.TextArea maxLength={500} showCount rows={4} />
        </Form.Item>
      </Form>
    </Modal>
  );
};
