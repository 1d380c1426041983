import { dateOf } from '../../domain/clock/zone.ts';
import type {
  PurposeOfUse,
  RegistryProvider,
  RegistryQuery,
  RegistryResult,
  RegistrySubject,
} from '../../providers/registry/provider.ts';

type Holder = { certificateType: string; certificateNumber: string; applicantName: string };
export type Found = Extract<RegistryResult, { kind: 'found' }>;

/**
 * Asks the registry that holds a material. An enterprise has no identity card: its legal representative's is meant, and who
 * that is only the legal-person registry says. A form could name anybody, and would draw his card into the case.
 */
export async function lookUp(
  registry: RegistryProvider,
  holder: Holder,
  { query, ...use }: PurposeOfUse & { query: RegistryQuery },
): Promise<RegistryResult> {
  const subject = subjectOf(holder);
  if (query !== 'identity-card' || subject.certType === '111') return registry.look({ query, subject, ...use });
  const organisation = await registry.look({ query: 'organisation', subject, ...use });
  if (organisation.kind !== 'found') return organisation;
  const { representative } = organisation;
  return representative ? registry.look({ query, subject: representative, ...use }) : { kind: 'not-found' };
}

/** What was found and may be used today: a licence must hold on the day on which it is used (GB/T 36905). */
export const usable = (result: RegistryResult, now: Date): Found | null =>
  result.kind === 'found' && (result.validUntil === undefined || result.validUntil >= dateOf(now)) ? result : null;

/** Why the applicant is asked after all. */
export function whyNot(result: RegistryResult): string {
  if (result.kind === 'found') return `共享到的证照已于${result.validUntil ?? ''}到期，请上传有效证照`;
  if (result.kind === 'not-found') return '共享库中没有查到，请上传';
  return `未能共享：${result.reason}，请上传`;
}

/** Whom a registry is asked about: an enterprise by its credit code (GB/T 36902: 001), a person by his number (111). */
function subjectOf(holder: Holder): RegistrySubject {
  const isUnit = holder.certificateType === 'YYZZ' || holder.certificateType === 'JGDM';
  return { certType: isUnit ? '001' : '111', certNo: holder.certificateNumber, name: holder.applicantName };
}
