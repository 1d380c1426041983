import type { Item } from '../../queries.ts';

export const allSteps = ['who', 'conditions', 'form', 'materials', 'delivery', 'confirm'] as const;
export type Step = (typeof allSteps)[number];

/** The steps that an item needs: nothing is asked where there is nothing to say. */
export const stepsOf = (item: Item): Step[] =>
  allSteps.filter((step) => {
    if (step === 'conditions') return item.conditions.length > 0;
    if (step === 'form') return item.form !== null && item.form !== undefined;
    if (step === 'materials') return item.materials.length > 0;
    return step === 'delivery' ? item.delivery.length > 0 : true;
  });

const places: Record<string, Step> = {
  area: 'who',
  applicant: 'who',
  agreed: 'conditions',
  form: 'form',
  materials: 'materials',
  delivery: 'delivery',
};

/** The step in which what a JSON pointer names is filled in. */
export const stepAt = (pointer: string): Step => places[pointer.split('/')[1] ?? ''] ?? 'confirm';
