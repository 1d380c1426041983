import type { Element } from 'bpmn-js/lib/BaseViewer.js';
import { useEffect, useRef, useState } from 'react';
import type { Workbench } from '../../../bpmn/open-modeler.ts';

/** The panel's "choose a template" button asks for an element; this hears it and opens the choice. */
export function useTemplateRequest(bench: Workbench | null, open: () => void) {
  const [target, setTarget] = useState<Element | null>(null);
  const opening = useRef(open);
  opening.current = open;

  useEffect(() => {
    if (!bench) return;
    const bus = bench.modeler.get('eventBus');
    const asked = ({ element }: { element: Element }) => {
      setTarget(element);
      opening.current();
    };
    bus.on('elementTemplates.select', asked);
    return () => bus.off('elementTemplates.select', asked);
  }, [bench]);

  return { target, forget: () => setTarget(null) };
}
