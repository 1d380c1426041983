import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Whether the element is at least so many pixels wide: panes are resized by what stands beside them, not by the window alone. */
export function useWide(pixels: number): [RefObject<HTMLDivElement | null>, boolean] {
  const box = useRef<HTMLDivElement>(null);
  const [wide, set] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    set(element.clientWidth >= pixels);
    const watcher = new ResizeObserver(() => set(element.clientWidth >= pixels));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [pixels]);
  return [box, wide];
}
