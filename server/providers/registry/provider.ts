import * as z from 'zod';
import { Refusal } from '../refusal.ts';

/** What can be asked for, by the system that answers. */
export const registryQueries = {
  population: ['identity-card', 'household'],
  'legal-person': ['business-licence', 'organisation'],
  'licence-library': [
    'real-estate',
    'land-use',
    'land-use-planning',
    'forest-right',
    'project-filing',
    'food-business-licence',
    'seal-registration',
    'social-security-card',
    'travel-permit',
  ],
} as const;

export type RegistrySystem = keyof typeof registryQueries;
export const RegistryQuery = z.enum([
  ...registryQueries.population,
  ...registryQueries['legal-person'],
  ...registryQueries['licence-library'],
]);
export type RegistryQuery = z.infer<typeof RegistryQuery>;

/** GB/T 36902: 111 identity card, 001 unified social credit code. */
export const RegistrySubject = z.object({
  certType: z.enum(['111', '001']),
  certNo: z.string().min(1),
  name: z.string().min(1),
});
export type RegistrySubject = z.infer<typeof RegistrySubject>;

/** Why and for which case data is drawn (用证事由). Mandatory; the registry logs it. */
export const PurposeOfUse = z.object({
  purpose: z.string().min(1),
  caseNumber: z.string().min(1),
  itemCode: z.string().min(1),
});
export type PurposeOfUse = z.infer<typeof PurposeOfUse>;

export const RegistryRequest = PurposeOfUse.extend({ query: RegistryQuery, subject: RegistrySubject });
export type RegistryRequest = z.infer<typeof RegistryRequest>;

export const RegistryRecord = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type RegistryRecord = z.infer<typeof RegistryRecord>;

export const RegistryDocument = z.object({ name: z.string(), mime: z.string(), bytes: z.instanceof(Uint8Array) });
export type RegistryDocument = z.infer<typeof RegistryDocument>;

export const RegistryResult = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('found'),
    record: RegistryRecord,
    /** Who vouches for it, in Chinese, as it is shown beside the material. */
    source: z.string(),
    licenceNumber: z.string().optional(),
    /** YYYY-MM-DD; absent = without end. Whether it holds on the day of use is the caller's to check. */
    validUntil: z.string().optional(),
    /** Of an organisation: its legal representative, by whom the population registry knows him. Not in the document. */
    representative: RegistrySubject.optional(),
    document: RegistryDocument,
  }),
  z.object({ kind: z.literal('not-found') }),
  Refusal,
]);
export type RegistryResult = z.infer<typeof RegistryResult>;

export const IdentityCheck = PurposeOfUse.extend({ name: z.string().min(1), identityNumber: z.string().min(1) });
export type IdentityCheck = z.infer<typeof IdentityCheck>;

/** `reason`: matched, name-differs, no-such-person, or a refusal's words. */
export const IdentityResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), matched: z.boolean(), reason: z.string() }),
  Refusal,
]);
export type IdentityResult = z.infer<typeof IdentityResult>;

export const LegalPersonCheck = PurposeOfUse.extend({
  name: z.string().min(1),
  creditCode: z.string().min(1),
  /** When given, must be the registered legal representative. */
  representative: z.string().optional(),
});
export type LegalPersonCheck = z.infer<typeof LegalPersonCheck>;

/** The province's registries. All calls only read, so they may be repeated. */
export interface RegistryProvider {
  look(request: RegistryRequest): Promise<RegistryResult>;
  /** Name and number against the population registry. */
  verifyIdentity(check: IdentityCheck): Promise<IdentityResult>;
  /** Name, credit code (and representative) against the legal-person registry; only an enterprise in being matches. */
  verifyLegalPerson(check: LegalPersonCheck): Promise<IdentityResult>;
}
