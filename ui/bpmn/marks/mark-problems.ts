import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';

type Problem = { category: 'error' | 'warn'; elementId: string | null; message: string };

const MARKERS = ['problem-error', 'problem-warn'];

/** Marks the elements that have problems, in place of the marks before; each with its count and its sentences. */
export function markProblems(viewer: BaseViewer, problems: readonly Problem[]): void {
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  overlays.remove({ type: 'problem' });
  for (const element of viewer.get('elementRegistry').getAll()) {
    for (const marker of MARKERS) canvas.removeMarker(element, marker);
  }
  for (const [elementId, found] of Map.groupBy(problems, (problem) => problem.elementId)) {
    const element = elementId === null ? undefined : viewer.get('elementRegistry').get(elementId);
    if (!element?.parent) continue;
    const worst = found.some(({ category }) => category === 'error') ? 'error' : 'warn';
    canvas.addMarker(element, `problem-${worst}`);
    overlays.add(element.id, 'problem', { html: badge(found, worst), position: { bottom: 10, left: -8 } });
  }
}

function badge(problems: readonly Problem[], worst: 'error' | 'warn'): HTMLElement {
  const mark = document.createElement('span');
  mark.className = `problem-badge problem-badge-${worst}`;
  mark.textContent = `${worst === 'error' ? '✕' : '!'}${problems.length > 1 ? ` ${problems.length}` : ''}`;
  mark.title = problems.map(({ message }) => message).join('\n');
  return mark;
}
