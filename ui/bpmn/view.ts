import type { Viewer } from './open-viewer.ts';

const SMALLEST_READABLE = 0.5;
const LARGEST_FIT = 1.2;

/** The whole diagram in view; where that makes the text too small to read, the part around `elementId` instead. */
export function fitView(viewer: Viewer, elementId?: string): void {
  const canvas = viewer.get('canvas');
  const { outer } = canvas.viewbox();
  if (outer.width === 0 || outer.height === 0) return;
  const scale = canvas.zoom('fit-viewport', 'auto');
  if (scale > LARGEST_FIT) canvas.zoom(LARGEST_FIT, 'auto');
  if (elementId && scale < SMALLEST_READABLE) showElement(viewer, elementId);
}

/** Brings an element to the middle of the view, large enough to read. */
export function showElement(viewer: Viewer, elementId: string): void {
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

/** One step in (1) or out (-1). */
export const zoomBy = (viewer: Viewer, steps: number): void => viewer.get('zoomScroll').stepZoom(steps);

/** Moves the view by a share of its size: 0.2 is a fifth to the right or down. */
export function pan(viewer: Viewer, dx: number, dy: number): void {
  const canvas = viewer.get('canvas');
  const { x, y, width, height } = canvas.viewbox();
  canvas.viewbox({ x: x + dx * width, y: y + dy * height, width, height });
}

type Placed = { x: number; y: number; width: number; height: number; waypoints?: { x: number; y: number }[] };

function centre({ waypoints, x, y, width, height }: Placed): { x: number; y: number } {
  const middle = waypoints?.[Math.floor(waypoints.length / 2)];
  return middle ?? { x: x + width / 2, y: y + height / 2 };
}
