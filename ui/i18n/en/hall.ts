import type { Twin } from '../twin.ts';
import type { hall as zh } from '../zh/hall.ts';

export const hall: Twin<typeof zh> = {
  title: 'Service Hall',
};
