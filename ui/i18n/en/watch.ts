import type { Twin } from '../twin.ts';
import type { watch as zh } from '../zh/watch.ts';

export const watch: Twin<typeof zh> = {
  title: 'Watch',
};
