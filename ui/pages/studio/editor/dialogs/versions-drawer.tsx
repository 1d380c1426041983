import { useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client.ts';
import { EmptyState } from '../../../../components/empty-state.tsx';
import { ErrorState, useProblemText } from '../../../../components/error-state.tsx';
import { ListSkeleton } from '../../../../components/list-skeleton.tsx';
import { Instant } from '../../../../components/time.tsx';
import { saveAsFile } from '../save-as-file.ts';
import type { DialogProps } from './editor-dialogs.tsx';

/** What was deployed when, by whom and why; each can be taken back into the draft. */
export function VersionsDrawer({ diagram, bench, keeper, close }: DialogProps) {
  const { t } = useTranslation('studio');
  const { message } = App.useApp();
  const inWords = useProblemText();
  const { id } = diagram;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['diagram', id, 'versions'],
    queryFn: ({ signal }) => api.get('/api/diagrams/{id}/versions', { params: { id }, signal }),
  });
  const fetchXml = async (version: number) =>
    (await api.get('/api/diagrams/{id}/versions/{version}', { params: { id, version } })).xml;
  const attempt = (act: () => Promise<unknown>) => act().catch((reason: unknown) => message.error(inWords(reason)));

  const restore = async (version: number) => {
    if (!bench || !keeper) return;
    const before = await bench.xml();
    await bench.load(await fetchXml(version));
    keeper.changed();
    close();
    void message.open({
      type: 'success',
      duration: 12,
      content: (
        <span>
          {t('versions.restored', { version })}{' '}
          <Button
            type="link"
            onClick={() =>
              void attempt(async () => {
                await bench.load(before);
                keeper.changed();
              })
            }
          >
            {t('versions.undo')}
          </Button>
        </span>
      ),
    });
  };
  return (
    <Drawer open size={520} title={t('versions.title')} onClose={close}>
      {isPending && <ListSkeleton />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState text={t('versions.none')} />}
      <ol className="studio-versions">
        {data?.items.map(({ version, deployedAt, deployedBy, note, running }) => (
          <li key={version}>
            <strong>{t('list.version', { version })}</strong>{' '}
            <span className="studio-soft">
              <Instant value={deployedAt} /> {deployedBy}
            </span>
            <p>{note || t('versions.noNote')}</p>
            <p>{t('list.running', { count: running })}</p>
            <Popconfirm
              title={t('versions.confirm', { version })}
              okText={t('versions.restore')}
              cancelText={t('cancel')}
              onConfirm={() => void attempt(() => restore(version))}
            >
              <Button disabled={!bench}>{t('versions.restore')}</Button>
            </Popconfirm>{' '}
            <Button
              onClick={() => void attempt(async () => saveAsFile(`${id}-${version}.bpmn`, await fetchXml(version)))}
            >
              {t('versions.download')}
            </Button>
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
