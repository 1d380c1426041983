import { useState, useSyncExternalStore } from 'react';

const query = '(min-width: 720px)';

/**
 * Whether there is, or was, room to draw: canvas, palette and properties need some 720 px. Once there was, a window made narrow or a
 * page made large takes nothing away: the modeler stays, with what is drawn in it and what can be undone.
 */
export function useRoomToDraw(): boolean {
  const wide = useWide();
  const [drawing, draw] = useState(wide);
  if (wide && !drawing) draw(true);
  return drawing || wide;
}

const useWide = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
