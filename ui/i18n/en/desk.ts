import type { Twin } from '../twin.ts';
import type { desk as zh } from '../zh/desk.ts';

export const desk: Twin<typeof zh> = {
  title: 'Desk',
};
