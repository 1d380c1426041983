import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workbench } from '../../../bpmn/open-modeler.ts';
import type { DiagramDetail } from './reader.tsx';

type Opened = { bench: Workbench | null; failure: string | null };
type Places = { canvas: RefObject<HTMLDivElement | null>; panel: RefObject<HTMLDivElement | null> };

/** The modeler, opened once per diagram with `xml`; `leave` runs before it is taken down. */
export function useWorkbench(
  diagram: DiagramDetail,
  { xml, leave }: { xml: string; leave: () => Promise<unknown> },
): Opened & Places {
  const { t, i18n } = useTranslation('studio');
  const canvas = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<Opened>({ bench: null, failure: null });
  const latest = useRef({ diagram, xml, leave, t, i18n });
  latest.current = { diagram, xml, leave, t, i18n };

  useEffect(() => {
    let live = true;
    let bench: Workbench | undefined;
    const open = async () => {
      const { openModeler } = await import('../../../bpmn/open-modeler.ts');
      if (!live || !canvas.current || !panel.current) return;
      const { name, templates } = latest.current.diagram;
      const label = latest.current.t('canvas.label', { name });
      const { language } = latest.current.i18n;
      bench = openModeler({ canvas: canvas.current, panel: panel.current, templates, label, language });
      await bench.load(latest.current.xml);
      if (live) setOpened({ bench, failure: null });
    };
    open().catch((error: unknown) => {
      console.error(error);
      if (live) setOpened({ bench: null, failure: error instanceof Error ? error.message : String(error) });
    });
    return () => {
      live = false;
      setOpened({ bench: null, failure: null });
      const closing = bench;
      // The last change may not have been written yet, and it can only be read while the modeler is there.
      if (closing) void latest.current.leave().finally(() => closing.destroy());
    };
  }, []);

  const label = t('canvas.label', { name: diagram.name });
  useEffect(() => opened.bench?.speak(i18n.language, label), [opened.bench, i18n.language, label]);

  return { ...opened, canvas, panel };
}
