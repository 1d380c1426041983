import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';
import type { Box, Element } from 'bpmn-js/lib/BaseViewer.js';

type Point = { x: number; y: number };
type Size = { width: number; height: number };
type Stretch = { from: Point; to: Point; length: number };

/** Left free on each side of a step in a line. */
const GAP = 50;
const MARGIN = 20;

/** Makes room on a line's longest stretch for a step, by moving what lies beyond; gives the middle of the room. */
export function makeRoom(modeler: BaseViewer, line: Element, size: Size): Point {
  const { from, to, length } = longestStretch(line);
  const middle = { x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) };
  const axis = Math.abs(to.x - from.x) >= Math.abs(to.y - from.y) ? 'x' : 'y';
  const wanted = (axis === 'x' ? size.width : size.height) + 2 * GAP;
  const missing = Math.ceil(wanted - length);
  if (missing <= 0) return middle;
  const tool = modeler.get('spaceTool');
  const { movingShapes, resizingShapes } = tool.calculateAdjustments(
    modeler.get('elementRegistry').filter((element) => element !== modeler.get('canvas').getRootElement()),
    axis,
    missing,
    middle[axis],
  );
  const delta = axis === 'x' ? { x: missing, y: 0 } : { x: 0, y: missing };
  tool.makeSpace(movingShapes, resizingShapes, delta, axis === 'x' ? 'e' : 's', middle[axis]);
  const made = longestStretch(line);
  return { x: Math.round((made.from.x + made.to.x) / 2), y: Math.round((made.from.y + made.to.y) / 2) };
}

/** Moves a step down until it lies on nothing else. */
export function moveFree(modeler: BaseViewer, shape: Element): void {
  const elements = modeler.get('elementRegistry').getAll();
  const others = [...elements.filter((other) => isObstacle(other, shape)), ...stretchesBeside(elements, shape)];
  let y = shape.y;
  for (let below = lowest(others, shape, y); below !== undefined; below = lowest(others, shape, y)) {
    y = below + MARGIN + 1;
  }
  if (y !== shape.y) modeler.get('modeling').moveShape(shape, { x: 0, y: y - shape.y });
}

/** The lower edge of what a step at `y` would lie on. */
function lowest(others: readonly Box[], { x, width, height }: Element, y: number): number | undefined {
  const hit = others.filter(
    (other) =>
      other.x < x + width + MARGIN &&
      other.x + other.width + MARGIN > x &&
      other.y < y + height + MARGIN &&
      other.y + other.height + MARGIN > y,
  );
  return hit.length > 0 ? Math.max(...hit.map((other) => other.y + other.height)) : undefined;
}

/** What other steps' lines take up, stretch by stretch. */
function stretchesBeside(elements: readonly Element[], shape: Element): Box[] {
  const lines = elements.filter(({ source, target }) => source && source !== shape && target !== shape);
  return lines.flatMap(({ waypoints = [] }) =>
    waypoints.slice(1).map((to, index) => {
      const from = waypoints[index] ?? to;
      const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
      return { x, y, width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
    }),
  );
}

/** Pools and lanes hold steps; names may be crossed. */
function isObstacle(other: Element, shape: Element): boolean {
  if (other === shape || !other.parent || other.waypoints || other.labelTarget) return false;
  return other.parent === shape.parent && !['bpmn:Participant', 'bpmn:Lane', 'bpmn:Group'].includes(other.type);
}

function longestStretch({ waypoints = [] }: Element): Stretch {
  const stretches = waypoints.slice(1).map((to, index) => {
    const from = waypoints[index] ?? to;
    return { from, to, length: Math.hypot(to.x - from.x, to.y - from.y) };
  });
  const [longest] = stretches.toSorted((a, b) => b.length - a.length);
  return longest ?? { from: { x: 0, y: 0 }, to: { x: 0, y: 0 }, length: 0 };
}
