import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../../api/client.ts';
import { useProblemText } from '../../../components/error-state.tsx';
import type { Card, CardAct } from './card-acts.ts';

type Props = { card: Card; kind: CardAct; onClose: () => void };

/** A reply to a card, or the supervisor's word on it; each needs its reason in words. */
export const CardReply = ({ card, kind, onClose }: Props) => {
  const { t } = useTranslation('watch');
  const client = useQueryClient();
  const { message } = App.useApp();
  const inWords = useProblemText();
  const [form] = Form.useForm<{ text: string }>();
  const [idempotencyKey] = useState(newKey);
  const reply = useMutation({
    mutationFn: ({ text }: { text: string }) =>
      api.post('/api/supervision/cards/{id}/replies', {
        params: { id: card.id },
        body: { kind, text },
        idempotencyKey,
      }),
    onSuccess: () => {
      void message.success(t('cards.sent'));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['watch'] }),
  });
  return (
    <Modal
      open
      title={t(`cards.act.${kind}`)}
      okText={t('cards.send')}
      confirmLoading={reply.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p className="soft">{card.reason}</p>
      {reply.error && <Alert type="error" role="alert" title={inWords(reply.error)} />}
      <Form form={form} layout="vertical" onFinish={(values) => reply.mutate(values)}>
        <Form.Item
          name="text"
          label={t(`cards.reason.${kind}`)}
          rules={[{ required: true, whitespace: true, message: t('cards.needText') }]}
        >
          <Input.TextArea rows={4} maxLength={2000} showCount autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
};
