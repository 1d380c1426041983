import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Change, compareElements, readElements } from '../../../bpmn/compare.ts';
import { markChanges } from '../../../bpmn/marks/mark-changes.ts';
import { openViewer, type Viewer } from '../../../bpmn/open-viewer.ts';
import { fitView } from '../../../bpmn/view.ts';
import type { Side } from './changes-view.tsx';

/** Opens both texts and tells what differs. */
export function useComparison(before: Side, after: Side) {
  const { i18n, t } = useTranslation('studio');
  const beforeHost = useRef<HTMLDivElement>(null);
  const afterHost = useRef<HTMLDivElement>(null);
  const viewers = useRef<Viewer[]>([]);
  const [changes, setChanges] = useState<Change[] | null>(null);
  const [failed, setFailed] = useState(false);
  const { language } = i18n;

  useEffect(() => {
    if (!beforeHost.current || !afterHost.current) return;
    let live = true;
    const left = openViewer(beforeHost.current, t('canvas.label', { name: before.title }), language);
    const right = openViewer(afterHost.current, t('canvas.label', { name: after.title }), language);
    viewers.current = [left, right];
    setChanges(null);
    setFailed(false);
    const open = async () => {
      await Promise.all([left.importXML(before.xml), right.importXML(after.xml)]);
      if (!live) return;
      const found = compareElements(readElements(left), readElements(right));
      for (const viewer of [left, right]) {
        markChanges(viewer, found);
        fitView(viewer);
      }
      setChanges(found);
    };
    const opened = open().catch((error: unknown) => {
      console.error(error);
      if (live) setFailed(true);
    });
    return () => {
      live = false;
      viewers.current = [];
      // A viewer taken down while it draws falls over its own missing layers.
      void opened.finally(() => {
        left.destroy();
        right.destroy();
      });
    };
  }, [before.xml, after.xml, before.title, after.title, language, t]);

  return { hosts: { before: beforeHost, after: afterHost }, viewers: () => viewers.current, changes, failed };
}
