import { useSyncExternalStore } from 'react';

const query = '(min-width: 720px)';

/** Whether there is room to draw: canvas, palette and properties need some 720 px. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
