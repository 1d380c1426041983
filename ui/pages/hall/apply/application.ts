import type { Profile } from '../../../api/session.tsx';
import type { FormData } from '../../../components/form/form-view.tsx';
import { isRecord } from '../../../components/is-record.ts';

export type GivenMaterial = { mode: 'upload'; fileId: string; name: string; size: number } | { mode: 'window' };
export type Delivery = { method: '' | 'ems' | 'window'; receiver: string; phone: string; address: string };

/** What the applicant has filled in so far; kept as a draft by the hall, so that another device can go on. */
export type Application = {
  area: string;
  phone: string;
  agreed: boolean;
  form: FormData;
  materials: Record<string, GivenMaterial>;
  delivery: Delivery;
};

const mobile = /^1[3-9]\d{9}$/;
export const isMobile = (value: string): boolean => mobile.test(value);

export const emptyApplication = (profile: Profile | null, area: string): Application => {
  // The profile may show a masked number, which is of no use in a form.
  const phone = profile && isMobile(profile.phone) ? profile.phone : '';
  const address = profile && !profile.address.includes('*') ? profile.address : '';
  return {
    area,
    phone,
    agreed: false,
    form: {},
    materials: {},
    delivery: { method: '', receiver: profile?.kind === 'person' ? profile.name : '', phone, address },
  };
};

const textOf = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

/** A draft as it was saved, perhaps by an older version of this page: what does not fit is left out. */
export const restore = (data: unknown, area: string | null, empty: Application): Application => {
  if (!isRecord(data)) return empty;
  return {
    area: area ?? empty.area,
    phone: textOf(data['phone'], empty.phone),
    agreed: data['agreed'] === true,
    form: isRecord(data['form']) ? data['form'] : {},
    materials: isRecord(data['materials']) ? materialsOf(data['materials']) : {},
    delivery: isRecord(data['delivery']) ? deliveryOf(data['delivery'], empty.delivery) : empty.delivery,
  };
};

const materialsOf = (saved: Record<string, unknown>): Record<string, GivenMaterial> => {
  const materials: Record<string, GivenMaterial> = {};
  for (const [code, given] of Object.entries(saved)) {
    if (!isRecord(given)) continue;
    if (given['mode'] === 'window') materials[code] = { mode: 'window' };
    else if (typeof given['fileId'] === 'string') {
      const size = typeof given['size'] === 'number' ? given['size'] : 0;
      materials[code] = { mode: 'upload', fileId: given['fileId'], name: textOf(given['name'], ''), size };
    }
  }
  return materials;
};

const deliveryOf = (saved: Record<string, unknown>, empty: Delivery): Delivery => ({
  method: saved['method'] === 'ems' || saved['method'] === 'window' ? saved['method'] : '',
  receiver: textOf(saved['receiver'], empty.receiver),
  phone: textOf(saved['phone'], empty.phone),
  address: textOf(saved['address'], empty.address),
});
