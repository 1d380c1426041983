import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';
import type { Change } from '../compare.ts';

const SYMBOLS = { added: '+', removed: '−', changed: '≠' } as const;

/** Marks what was added, removed and changed; an element that this side does not have is passed over. */
export function markChanges(viewer: BaseViewer, changes: readonly Change[]): void {
  for (const { id, kind } of changes) {
    const element = viewer.get('elementRegistry').get(id);
    if (!element?.parent) continue;
    viewer.get('canvas').addMarker(element, `change-${kind}`);
    if (element.waypoints) continue;
    const mark = document.createElement('span');
    mark.className = `change-badge change-badge-${kind}`;
    mark.textContent = SYMBOLS[kind];
    viewer.get('overlays').add(id, 'change', { html: mark, position: { top: -11, right: 13 } });
  }
}
