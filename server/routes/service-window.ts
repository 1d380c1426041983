import { z } from 'zod';
import type { Organisation } from '../catalogue/organisation.ts';

const Text = z.object({ zh: z.string(), en: z.string() });

/** Where an applicant goes: an office with its address and hours, never a clerk. */
export const ServiceWindow = z
  .object({
    department: Text,
    address: z.string(),
    phone: z.string(),
    hours: z.array(z.string()).meta({ description: 'of a working day' }),
    sample: z.boolean().meta({ description: 'address and phone are sample data' }),
  })
  .meta({ id: 'ServiceWindow' });

/** The window of a department, by its code; of one that the hall does not know, its code for a name and the rest empty. */
export function presentWindow(organisation: Organisation, code: string): z.input<typeof ServiceWindow> {
  const department = organisation.findDepartment(code);
  const { morning, afternoon } = organisation.policyOf(department?.area ?? '').officeHours;
  return {
    department: department?.name ?? { zh: code, en: code },
    address: department?.address ?? '',
    phone: department?.phones.consult ?? '',
    hours: [morning, afternoon].map(({ from, to }) => `${from}–${to}`),
    sample: department?.sampleData.includes('address') ?? false,
  };
}

/** Results are handed out by the office that a diagram calls its window, and otherwise by the lead. */
export const pickupOffice = (departments: Readonly<Record<string, string>>): string | undefined =>
  departments['window'] ?? departments['lead'];
