import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './bpmn.css';
import { BPMN_COLOURS } from './marks/colours.ts';
import { nameCanvas } from './name-canvas.ts';
import { translateModule } from './translate.ts';

export type Viewer = BaseViewer;

/**
 * A read-only diagram in `container`. Imported only when a diagram is shown: bpmn-js must not weigh on the first page.
 * The wheel scrolls the page, not the diagram, unless Ctrl is held; the canvas has its own buttons and keys.
 */
export function openViewer(container: HTMLElement, label: string, language: string): Viewer {
  const viewer = new NavigatedViewer({
    container,
    additionalModules: [translateModule(language)],
    moddleExtensions: { zeebe },
    zoomScroll: { enabled: false },
    ...BPMN_COLOURS,
  });
  nameCanvas(container, label);
  return viewer;
}
