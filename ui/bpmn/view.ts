import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';

const SMALLEST_READABLE = 0.55;
const LARGEST_FIT = 1.2;
const MARGIN = 16;

type Opening = {
  /** What to look at where the whole would be too small to read, the first of them if they lie too far apart. */
  elementIds?: readonly string[];
  /** Pixels at the left that something covers, the palette for one. */
  left?: number;
};

/** The whole diagram in view. */
export function fitView(viewer: BaseViewer, left = 0): number {
  const canvas = viewer.get('canvas');
  const { inner, outer } = canvas.viewbox();
  const room = { width: outer.width - left - 2 * MARGIN, height: outer.height - 2 * MARGIN };
  if (room.width <= 0 || room.height <= 0 || inner.width === 0) return 1;
  const scale = Math.min(LARGEST_FIT, room.width / inner.width, room.height / inner.height);
  const x = inner.x - (left + MARGIN + (room.width - inner.width * scale) / 2) / scale;
  const y = inner.y - (MARGIN + (room.height - inner.height * scale) / 2) / scale;
  canvas.viewbox({ x, y, width: outer.width / scale, height: outer.height / scale });
  return scale;
}

/** How a diagram opens: whole where it can be read so, else the element asked for, else its beginning. */
export function openView(viewer: BaseViewer, { elementIds = [], left = 0 }: Opening = {}): void {
  if (fitView(viewer, left) >= SMALLEST_READABLE) return;
  const [first] = elementIds;
  if (first !== undefined) {
    showElement(viewer, first);
    if (elementIds.length > 1) showAll(viewer, elementIds);
    return;
  }
  const canvas = viewer.get('canvas');
  const { inner, outer } = canvas.viewbox();
  const height = outer.height / SMALLEST_READABLE;
  canvas.viewbox({
    x: inner.x - (left + MARGIN) / SMALLEST_READABLE,
    y: inner.y + inner.height / 2 - height / 2,
    width: outer.width / SMALLEST_READABLE,
    height,
  });
}

/** Brings an element to the middle of the view, large enough to read. */
export function showElement(viewer: BaseViewer, elementId: string): void {
  const canvas = viewer.get('canvas');
  const element = viewer.get('elementRegistry').get(elementId);
  if (!element) return;
  const root = canvas.findRoot(element);
  if (root && root !== canvas.getRootElement()) canvas.setRootElement(root);
  const { outer, scale } = canvas.viewbox();
  const wanted = Math.max(scale, 0.8);
  const middle = centre(element);
  canvas.viewbox({
    x: middle.x - outer.width / wanted / 2,
    y: middle.y - outer.height / wanted / 2,
    width: outer.width / wanted,
    height: outer.height / wanted,
  });
  viewer.get('selection').select(element);
}

/** Brings several elements into view together, unless that would make them too small to read. */
function showAll(viewer: BaseViewer, elementIds: readonly string[]): void {
  const canvas = viewer.get('canvas');
  const shapes = elementIds.flatMap((id) => viewer.get('elementRegistry').get(id) ?? []);
  const left = Math.min(...shapes.map(({ x }) => x));
  const top = Math.min(...shapes.map(({ y }) => y));
  const right = Math.max(...shapes.map(({ x, width }) => x + width));
  const bottom = Math.max(...shapes.map(({ y, height }) => y + height));
  const { outer } = canvas.viewbox();
  const fits = Math.min((outer.width - 4 * MARGIN) / (right - left), (outer.height - 4 * MARGIN) / (bottom - top));
  if (fits < SMALLEST_READABLE) return;
  const scale = Math.min(fits, 0.8);
  const [width, height] = [outer.width / scale, outer.height / scale];
  canvas.viewbox({ x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height });
}

/** One step in (1) or out (-1). */
export const zoomBy = (viewer: BaseViewer, steps: number): void => viewer.get('zoomScroll').stepZoom(steps);

/** Moves the view by a share of its size: 0.2 is a fifth to the right or down. */
export function pan(viewer: BaseViewer, dx: number, dy: number): void {
  const canvas = viewer.get('canvas');
  const { x, y, width, height } = canvas.viewbox();
  canvas.viewbox({ x: x + dx * width, y: y + dy * height, width, height });
}

type Placed = { x: number; y: number; width: number; height: number; waypoints?: { x: number; y: number }[] };

function centre({ waypoints, x, y, width, height }: Placed): { x: number; y: number } {
  const middle = waypoints?.[Math.floor(waypoints.length / 2)];
  return middle ?? { x: x + width / 2, y: y + height / 2 };
}
