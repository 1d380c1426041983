import type { Answer } from '../../../../api/types.ts';
import type { Item } from '../../queries.ts';

type Material = Item['materials'][number];
type Preview = Answer<'post', '/api/material-previews'>['items'][number];
export type NeededMaterial = Omit<Material, 'required' | 'source'> & {
  required: boolean;
  found: boolean;
  source: string | null;
  reason: string | null;
};

/** What this applicant has to think of: first what must be handed in, then what the hall has, then what may be added. */
export const sortMaterials = (materials: readonly Material[], previews: readonly Preview[]) => {
  const wanted: NeededMaterial[] = [];
  const unneeded: Material[] = [];
  for (const material of materials) {
    const preview = previews.find((each) => each.code === material.code);
    const required = preview?.required ?? material.required === 'always';
    if (!required && material.required === 'when') unneeded.push(material);
    else {
      wanted.push({
        ...material,
        required,
        found: preview?.found ?? false,
        source: preview?.source ?? null,
        reason: preview?.reason ?? null,
      });
    }
  }
  return { wanted: wanted.toSorted((one, other) => rank(one) - rank(other)), unneeded };
};

const rank = ({ required, found }: NeededMaterial): number => (found ? 1 : required ? 0 : 2);
