import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import type { Workbench } from '../../../bpmn/open-modeler.ts';
import { useProblemText } from '../../../components/error-state.tsx';
import type { DraftKeeper, Saving } from '../draft/keeper.ts';
import type { DiagramDetail } from './reader.tsx';

type Parts = { diagram: DiagramDetail; bench: Workbench | null; keeper: DraftKeeper | null; saving: Saving };

/** The way to throw the draft away and see the version in use again; null while there is no draft. */
export function useDiscard({ diagram, bench, keeper, saving }: Parts): (() => void) | null {
  const { t } = useTranslation('studio');
  const { message } = App.useApp();
  const inWords = useProblemText();
  const queries = useQueryClient();
  const { id, xml } = diagram;
  if (!bench || !keeper || saving.kind === 'conflict' || (keeper.revision === 0 && !keeper.unsaved)) return null;
  const act = async () => {
    await keeper.discard(
      (revision) => api.delete('/api/diagrams/{id}/draft', { params: { id }, query: { revision } }),
      () => bench.load(xml),
    );
    await queries.invalidateQueries({ queryKey: ['diagrams'] });
    void message.success(t('discard.done'));
  };
  return () => void act().catch((error: unknown) => message.error(inWords(error)));
}
