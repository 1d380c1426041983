import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allPlaces, type CaseDiagramData, standings, whereItStands } from './case-states.ts';
import { markCalls, markStates } from './marks/mark-states.ts';
import type { Viewer } from './open-viewer.ts';
import { type Listed, listElements } from './outline/list-elements.ts';
import { fitView, openView, pan, showElement, zoomBy } from './view.ts';

type Phase = 'loading' | 'ready' | 'failed';
export type CaseViewer = {
  host: RefObject<HTMLDivElement | null>;
  phase: Phase;
  zoom: (steps: number) => void;
  fit: () => void;
  pan: (dx: number, dy: number) => void;
  /** All that the diagram holds, to read. */
  listed: readonly Listed[];
  /** Brings an element to the middle, the current one when none is named. */
  show: (elementId?: string) => void;
};

/** Opens `diagram` in a read-only canvas and marks where the case stands; `open` follows a call activity. */
export function useCaseViewer(
  diagram: CaseDiagramData | undefined,
  known: ReadonlySet<string>,
  open: (processId: string) => void,
): CaseViewer {
  const { t, i18n } = useTranslation('studio');
  const host = useRef<HTMLDivElement>(null);
  const viewer = useRef<Viewer | null>(null);
  const [listed, setListed] = useState<readonly Listed[]>([]);
  const [phase, setPhase] = useState<Phase>('loading');

  useEffect(() => {
    const container = host.current;
    if (!container || !diagram) return;
    let live = true;
    let opened: Viewer | undefined;
    setPhase('loading');
    const start = async () => {
      const { openViewer } = await import('./open-viewer.ts');
      if (!live) return;
      opened = openViewer(container, t('canvas.label', { name: diagram.name }), i18n.language);
      viewer.current = opened;
      await opened.importXML(diagram.xml);
      if (!live) return;
      markStates(opened, standings(diagram.elements), (state) => t(`state.${state}`));
      markCalls(opened, known, open, t('canvas.openCalled'));
      openView(opened, { elementIds: allPlaces(diagram.elements) });
      setListed(listElements(opened));
      setPhase('ready');
    };
    start().catch((error: unknown) => {
      console.error(error);
      if (live) setPhase('failed');
    });
    return () => {
      live = false;
      viewer.current = null;
      opened?.destroy();
      container.replaceChildren();
    };
  }, [diagram, known, open, t, i18n.language]);

  const act = useCallback((change: (shown: Viewer) => void) => viewer.current && change(viewer.current), []);
  return {
    host,
    phase,
    listed,
    zoom: (steps) => act((shown) => zoomBy(shown, steps)),
    fit: () => act((shown) => void fitView(shown)),
    pan: (dx, dy) => act((shown) => pan(shown, dx, dy)),
    show: (elementId) =>
      act((shown) => {
        const target = elementId ?? (diagram && whereItStands(diagram.elements)?.id);
        if (target) showElement(shown, target);
      }),
  };
}
