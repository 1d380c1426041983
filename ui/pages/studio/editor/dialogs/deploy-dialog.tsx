import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Input, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../../../api/client.ts';
import { ErrorState, useProblemText } from '../../../../components/error-state.tsx';
import { jumpTo } from '../jump.ts';
import { ProblemList } from '../problems-panel.tsx';
import type { Lint } from '../use-lint.ts';
import type { DialogProps } from './editor-dialogs.tsx';
import { Impact } from './impact.tsx';

/** Before a deployment: what blocks it, whom it touches, and a note for those who come after. */
export function DeployDialog({ diagram, bench, keeper, close, lint }: DialogProps & { lint: Lint }) {
  const { t } = useTranslation('studio');
  const { message } = App.useApp();
  const inWords = useProblemText();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const key = useRef(newKey());
  const { id } = diagram;
  const params = { id };

  const saved = useQuery({
    queryKey: ['diagram-ready', id],
    queryFn: async () => {
      const kept = (await keeper?.flush()) ?? false;
      return { kept, same: kept && ((await bench?.sameAs(diagram.xml)) ?? false) };
    },
    gcTime: 0,
    staleTime: 0,
  });
  const impact = useQuery({
    queryKey: ['diagram-impact', id],
    queryFn: ({ signal }) => api.get('/api/diagrams/{id}/impact', { params, signal }),
    enabled: saved.data?.kept === true,
    gcTime: 0,
  });
  const deploy = useMutation({
    mutationFn: () =>
      api.post('/api/diagrams/{id}/deployments', {
        params,
        body: { revision: keeper?.revision ?? 0, note },
        idempotencyKey: key.current,
      }),
    onSuccess: async ({ version }) => {
      const { draft } = await api.get('/api/diagrams/{id}/draft', { params });
      keeper?.adopt(draft);
      await queries.invalidateQueries({ queryKey: ['diagram', id] });
      await queries.invalidateQueries({ queryKey: ['diagrams'] });
      void message.success(t('deploy.done', { version }));
      close();
    },
    onError: () => {
      key.current = newKey();
    },
  });
  useEffect(() => bench?.onChange(() => void saved.refetch()), [bench, saved.refetch]);

  const jump = (elementId: string) => {
    close();
    if (bench) jumpTo(bench, elementId);
  };
  const errors = lint.problems.filter(({ category }) => category === 'error');
  const nothingNew = saved.data?.kept === true && (saved.data.same || (keeper?.revision ?? 0) === 0);
  const ready = saved.data?.kept === true && !nothingNew && errors.length === 0 && lint.state === 'checked';
  return (
    <Modal
      open
      width={640}
      title={t('deploy.title', { name: diagram.name, version: diagram.version + 1 })}
      okText={t('deploy.act')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={deploy.isPending}
      onOk={() => deploy.mutate()}
      onCancel={close}
    >
      <div className="studio-stack">
        {saved.data?.kept === false && <Alert type="error" showIcon title={t('deploy.unsaved')} />}
        {nothingNew && <Alert type="info" showIcon title={t('deploy.nothingNew')} />}
        {lint.state === 'failed' && <Alert type="error" showIcon title={t('deploy.unchecked')} />}
        {errors.length > 0 && (
          <Alert
            type="error"
            showIcon
            title={t('deploy.blocked', { count: errors.length })}
            description={<ProblemList problems={errors} show={jump} />}
          />
        )}
        {impact.error && <ErrorState error={impact.error} onRetry={() => void impact.refetch()} />}
        {impact.data && <Impact impact={impact.data} />}
        <label htmlFor="deploy-note">{t('deploy.note')}</label>
        <Input.TextArea
          id="deploy-note"
          rows={2}
          maxLength={500}
          value={note}
          placeholder={t('deploy.noteHint')}
          onChange={(event) => setNote(event.target.value)}
        />
        {deploy.error && <Alert type="error" showIcon title={inWords(deploy.error)} />}
      </div>
    </Modal>
  );
}
