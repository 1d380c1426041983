import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';
import { addTemplate } from '../../../ui/bpmn/drawing/add-template.ts';
import { openModeler } from '../../../ui/bpmn/open-modeler.ts';
import { CHAIN } from './diagram.ts';

/** Adds a step from a template after the first of two close steps, with another below, and tells what came of it. */
async function draw(templates: readonly unknown[], templateId: string) {
  const [canvas, panel] = [host(900), host(400)];
  const bench = openModeler({ canvas, panel, templates, label: '样例', language: 'zh' });
  await bench.load(CHAIN);
  const { modeler } = bench;
  // The panel hears of selections once it is up.
  await rendered();
  const before = await bench.xml();
  const registry = modeler.get('elementRegistry');
  modeler.get('selection').select(registry.get('first') ?? null);
  const template = modeler
    .get('elementTemplates')
    .getLatest()
    .find(({ id }) => id === templateId);
  if (!template) return { refused: templateId };
  const added = addTemplate(modeler, template);
  await rendered();
  const chinese = groups(panel);
  const drawn = await bench.xml();
  const overlapping = overlaps(modeler);
  const ways = (registry.get('first')?.outgoing ?? []).map(({ target }) => target?.id === added.id);
  const on = (added.outgoing ?? []).map(({ target }) => target?.id);
  bench.speak('en', 'Sample');
  await rendered();
  const english = groups(panel);
  const told = { chinese, english, drawn, overlapping, ways, on, same: await bench.sameAs(CHAIN) };
  modeler.get('commandStack').undo();
  const canUndo = modeler.get('commandStack').canUndo();
  return { ...told, undone: (await bench.xml()) === before && !canUndo, sameAgain: await bench.sameAs(CHAIN) };
}

function overlaps(modeler: BaseViewer): string[] {
  const shapes = modeler
    .get('elementRegistry')
    .filter(({ waypoints, labelTarget, parent }) => !waypoints && !labelTarget && parent !== undefined);
  return shapes.flatMap((a, index) =>
    shapes
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.id} ${b.id}`),
  );
}

const groups = (panel: HTMLElement) =>
  [...panel.querySelectorAll('.bio-properties-panel-group-header-title')].map(({ textContent }) => textContent);

const rendered = () => new Promise((done) => setTimeout(done, 100));

function host(width: number): HTMLElement {
  const element = document.createElement('div');
  element.style.cssText = `width: ${width}px; height: 700px; position: relative`;
  document.body.append(element);
  return element;
}

window.addEventListener('begin', (event) => {
  const { templates, id } = event instanceof CustomEvent ? event.detail : {};
  draw(templates, id).then(
    (told) => window.dispatchEvent(new CustomEvent('drawn', { detail: told })),
    (error: unknown) => window.dispatchEvent(new CustomEvent('drawn', { detail: { refused: String(error) } })),
  );
});
