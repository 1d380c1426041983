import { useQuery } from '@tanstack/react-query';
import { Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import type { DialogProps } from '../editor/dialogs/editor-dialogs.tsx';
import { ChangesView } from './changes-view.tsx';

/** The draft goes by this number, as in the hall's interface. */
const DRAFT = 0;

/** Any two versions, or a version and the draft as it is on the canvas now. */
export function CompareDrawer({ diagram, bench, close }: DialogProps) {
  const { t } = useTranslation('studio');
  const { id, versions } = diagram;
  const [from, setFrom] = useState(versions[0]?.version ?? DRAFT);
  const [to, setTo] = useState(DRAFT);
  const fetchXml = async (version: number) => {
    if (version === DRAFT) return bench ? bench.xml() : diagram.xml;
    return (await api.get('/api/diagrams/{id}/versions/{version}', { params: { id, version } })).xml;
  };
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['diagram-compare', id, from, to],
    queryFn: async () => ({ before: await fetchXml(from), after: await fetchXml(to) }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const title = (version: number) => (version === DRAFT ? t('compare.draft') : t('list.version', { version }));
  const options = [DRAFT, ...versions.map(({ version }) => version)].map((value) => ({ value, label: title(value) }));

  return (
    <Drawer open size="94vw" title={t('compare.title')} onClose={close}>
      {versions.length === 0 ? (
        <EmptyState text={t('versions.none')} />
      ) : (
        <div className="studio-stack">
          <div className="studio-pair">
            <Select aria-label={t('compare.from')} value={from} onChange={setFrom} options={options} />
            <span aria-hidden="true">→</span>
            <Select aria-label={t('compare.to')} value={to} onChange={setTo} options={options} />
          </div>
          {error && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!data && isFetching && <ListSkeleton rows={1} height={400} />}
          {data && (
            <ChangesView
              before={{ title: title(from), xml: data.before }}
              after={{ title: title(to), xml: data.after }}
            />
          )}
        </div>
      )}
    </Drawer>
  );
}
