import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';

type Measured = { elementId: string; count: number; medianSeconds: number; p90Seconds: number };
type Words = { label: (measured: Measured) => string; title: (measured: Measured) => string };

const STEPS = 4;

/** Puts counts and durations on the elements; the warmer the colour, the nearer to the slowest median. */
export function markHeat(viewer: BaseViewer, measured: readonly Measured[], words: Words): void {
  clearHeat(viewer);
  const slowest = Math.max(1, ...measured.map(({ medianSeconds }) => medianSeconds));
  for (const element of measured) {
    const shape = viewer.get('elementRegistry').get(element.elementId);
    // A gateway takes no time, and its label would lie on the question that it asks.
    if (!shape?.parent || shape.waypoints || shape.type.endsWith('Gateway')) continue;
    const step = Math.min(STEPS, Math.floor((element.medianSeconds / slowest) * STEPS) + 1);
    viewer.get('canvas').addMarker(shape, `heat-${step}`);
    viewer.get('overlays').add(shape.id, 'heat', {
      html: label(words.label(element), words.title(element), step),
      position: { top: -26, left: 0 },
      show: { minZoom: 0.4 },
      scale: { min: 0.9, max: 1.2 },
    });
  }
}

export function clearHeat(viewer: BaseViewer): void {
  viewer.get('overlays').remove({ type: 'heat' });
  for (const element of viewer.get('elementRegistry').getAll()) {
    for (let step = 1; step <= STEPS; step += 1) viewer.get('canvas').removeMarker(element, `heat-${step}`);
  }
}

function label(text: string, title: string, step: number): HTMLElement {
  const mark = document.createElement('span');
  mark.className = `heat-label heat-label-${step}`;
  mark.textContent = text;
  mark.title = title;
  return mark;
}
