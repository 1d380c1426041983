import * as z from 'zod';
import { ProviderAnswerInvalid } from '../errors.ts';
import type { ProviderContext } from '../refusal.ts';
import { callSigned, SignedJsonSettings } from '../signed-json.ts';
import {
  IdentityCheck,
  type IdentityResult,
  LegalPersonCheck,
  type RegistryProvider,
  RegistryRecord,
  RegistryRequest,
  RegistrySubject,
  type RegistrySystem,
  registryQueries,
} from './provider.ts';

/** Three systems, each with its own address and key. */
export const RegistrySettings = z.object({
  population: SignedJsonSettings,
  'legal-person': SignedJsonSettings,
  'licence-library': SignedJsonSettings,
});
export type RegistrySettings = z.infer<typeof RegistrySettings>;

const Found = z.object({
  record: RegistryRecord,
  source: z.string(),
  licenceNumber: z.string().optional(),
  validUntil: z.iso.date().optional(),
  representative: RegistrySubject.optional(),
  document: z.object({ name: z.string(), mime: z.string(), base64: z.base64() }),
});
const Matched = z.object({ matched: z.boolean(), reason: z.string() });

/** The exchange's codes: 00 done, 04 nothing found; all others are refusals. */
const done = '00';
const nothing = '04';

/** Signed JSON over the province's data exchange; each call tells its purpose of use, the case and the item. */
export function registryExchange(settings: RegistrySettings, { now }: Pick<ProviderContext, 'now'>): RegistryProvider {
  const ask = (system: RegistrySystem, path: string, body: object) =>
    callSigned(system, settings[system], { path, body, at: now() });

  async function check(system: RegistrySystem, path: string, body: object): Promise<IdentityResult> {
    const answer = await ask(system, path, body);
    if (answer.code !== done) return { kind: 'refused', code: answer.code, reason: answer.message };
    return { kind: 'answered', ...must(system, Matched, answer.data) };
  }

  return {
    async look(request) {
      const system = systemOf(request.query);
      const answer = await ask(system, '/look', RegistryRequest.parse(request));
      if (answer.code === nothing) return { kind: 'not-found' };
      if (answer.code !== done) return { kind: 'refused', code: answer.code, reason: answer.message };
      const { document, record, source, licenceNumber, validUntil, representative } = must(system, Found, answer.data);
      return {
        kind: 'found',
        record,
        source,
        ...(licenceNumber ? { licenceNumber } : {}),
        ...(validUntil ? { validUntil } : {}),
        ...(representative ? { representative } : {}),
        document: { name: document.name, mime: document.mime, bytes: Buffer.from(document.base64, 'base64') },
      };
    },
    verifyIdentity: (request) => check('population', '/verify', IdentityCheck.parse(request)),
    verifyLegalPerson: (request) => check('legal-person', '/verify', LegalPersonCheck.parse(request)),
  };
}

/** Which of the three systems answers a query. */
export function systemOf(query: RegistryRequest['query']): RegistrySystem {
  const isFor = (queries: readonly string[]) => queries.includes(query);
  if (isFor(registryQueries.population)) return 'population';
  return isFor(registryQueries['legal-person']) ? 'legal-person' : 'licence-library';
}

function must<T>(system: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ProviderAnswerInvalid(system, z.prettifyError(parsed.error));
}
