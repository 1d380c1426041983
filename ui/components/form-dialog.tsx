import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { newKey } from '../api/client.ts';
import { useProblemText } from './error-state.tsx';
import { useFocusBack } from './use-focus-back.ts';

type Props<Values, Answer> = {
  title: string;
  send: string;
  initial?: Partial<Values>;
  /** Above the fields. */
  lead?: ReactNode;
  ask: (values: Values, idempotencyKey: string) => Promise<Answer>;
  /** What is said once it has been taken. */
  sent: (answer: Answer, values: Values) => string;
  /** What reads otherwise then. */
  changes: QueryKey;
  onClose: () => void;
  children: ReactNode;
};

/** A short form in a dialog of its own; the same key makes a second press of the button harmless. */
export const FormDialog = <Values extends object, Answer>(props: Props<Values, Answer>) => {
  const { title, send, initial, lead, ask, sent, changes, onClose, children } = props;
  useFocusBack();
  const client = useQueryClient();
  const { message } = App.useApp();
  const inWords = useProblemText();
  const [form] = Form.useForm<Values>();
  const [idempotencyKey] = useState(newKey);
  const asking = useMutation({
    mutationFn: (values: Values) => ask(values, idempotencyKey),
    onSuccess: async (answer, values) => {
      void message.success(sent(answer, values));
      onClose();
      await client.invalidateQueries({ queryKey: changes });
    },
  });
  return (
    <Modal
      open
      title={title}
      okText={send}
      confirmLoading={asking.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {asking.error && <Alert type="error" role="alert" title={inWords(asking.error)} />}
      {lead}
      <Form<Values>
        form={form}
        layout="vertical"
        {...(initial && { initialValues: initial })}
        onFinish={(values) => asking.mutate(values)}
      >
        {children}
      </Form>
    </Modal>
  );
};

type TextProps = { name: string; label: string; need: string; max?: number; autoFocus?: boolean };

/** A text in such a form that must be there. */
export const NeededText = ({ name, label, need, max = 500, autoFocus = false }: TextProps) => (
  <Form.Item name={name} label={label} rules={[{ required: true, whitespace: true, message: need }]}>
    <Input.TextArea rows={4} maxLength={max} showCount autoFocus={autoFocus} />
  </Form.Item>
);
