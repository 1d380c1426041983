import { useEffect, useRef, useState } from 'react';
import { api } from '../../../api/client.ts';
import type { Workbench } from '../../../bpmn/open-modeler.ts';
import { DraftKeeper, type Saving } from '../draft/keeper.ts';
import type { Opening } from '../draft/opening.ts';
import type { Shelf } from '../draft/shelf.ts';

type Kept = { keeper: DraftKeeper | null; saving: Saving };

/** Saves what is drawn on `bench` by itself, from the moment it is open. */
export function useDraft(
  id: string,
  bench: Workbench | null,
  { opening, shelf }: { opening: Opening; shelf: Shelf },
): Kept {
  const [saving, tell] = useState<Saving>({ kind: 'same' });
  const [keeper, setKeeper] = useState<DraftKeeper | null>(null);
  const parts = useRef({ opening, shelf });

  useEffect(() => {
    if (!bench) return;
    const params = { id };
    const { shelf: place, opening: begun } = parts.current;
    const made = new DraftKeeper(begun, {
      read: bench.xml,
      save: async (xml, revision) =>
        (await api.put('/api/diagrams/{id}/draft', { params, body: { xml, revision } })).draft,
      load: async () => (await api.get('/api/diagrams/{id}/draft', { params })).draft,
      shelf: place,
      tell,
    });
    void made.start();
    setKeeper(made);
    const stopListening = bench.onChange(() => made.changed());
    const retry = () => void made.flush();
    const hidden = () => document.visibilityState === 'hidden' && made.unsaved && retry();
    const warn = (event: BeforeUnloadEvent) => made.atRisk && event.preventDefault();
    window.addEventListener('online', retry);
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('beforeunload', warn);
    return () => {
      stopListening();
      made.stop();
      window.removeEventListener('online', retry);
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('beforeunload', warn);
      setKeeper(null);
    };
  }, [bench, id]);

  return { keeper, saving };
}
