import { STATE_SYMBOLS, type Standing, type StateName } from '../case-states.ts';
import type { Viewer } from '../open-viewer.ts';

/** Draws where the case stands: colour of the shape, a symbol on its corner, and how often when more than once. */
export function markStates(viewer: Viewer, standings: readonly Standing[], wordOf: (state: StateName) => string): void {
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  for (const standing of standings) {
    const element = registry.get(standing.id);
    if (!element || element.parent === undefined) continue;
    canvas.addMarker(standing.id, `case-${standing.state}`);
    if (element.waypoints) continue;
    viewer.get('overlays').add(standing.id, 'case-state', {
      html: badge(standing, wordOf(standing.state)),
      // Beside a gateway's upper corner stand the names of its lines.
      position: element.type.endsWith('Gateway') ? { top: -6, left: -10 } : { top: -11, right: 13 },
      scale: { min: 0.9, max: 1.2 },
    });
  }
}

function badge({ state, count }: Standing, word: string): HTMLElement {
  const mark = document.createElement('span');
  mark.className = `case-badge case-badge-${state}`;
  mark.textContent = count > 1 ? `${STATE_SYMBOLS[state]} ${count}` : STATE_SYMBOLS[state];
  mark.title = word;
  return mark;
}

/** A button on each call activity whose called diagram is at hand. */
export function markCalls(
  viewer: Viewer,
  known: ReadonlySet<string>,
  open: (processId: string) => void,
  label: string,
) {
  for (const element of viewer.get('elementRegistry').filter(({ type }) => type === 'bpmn:CallActivity')) {
    const processId = calledProcess(element.businessObject);
    if (!processId || !known.has(processId)) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'case-open';
    button.textContent = '⤢';
    button.title = label;
    button.setAttribute('aria-label', `${label} ${element.businessObject.name ?? processId}`);
    button.addEventListener('click', () => open(processId));
    viewer.get('overlays').add(element.id, 'case-call', { html: button, position: { bottom: 12, right: 12 } });
  }
}

/** The id of the process that a call activity calls. */
function calledProcess(business: { get(property: string): unknown }): string | undefined {
  const extensions = business.get('extensionElements');
  if (!isModdle(extensions)) return undefined;
  const values = extensions.get('values');
  if (!Array.isArray(values)) return undefined;
  const called = values.find((value) => isTyped(value) && value.$type === 'zeebe:CalledElement');
  return isTyped(called) && typeof called.processId === 'string' ? called.processId : undefined;
}

const isModdle = (value: unknown): value is { get(property: string): unknown } =>
  typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function';
const isTyped = (value: unknown): value is { $type: string; processId?: unknown } =>
  typeof value === 'object' && value !== null && '$type' in value && typeof value.$type === 'string';
