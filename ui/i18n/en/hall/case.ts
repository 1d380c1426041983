import type { Twin } from '../../twin.ts';
import type { caseTexts as zh } from '../../zh/hall/case.ts';

export const caseTexts: Twin<typeof zh> = {
  tab: 'My cases',
};
