import type { RegistrySubject } from '../../providers/registry/provider.ts';

type Holder = { certificateType: string; certificateNumber: string; applicantName: string };

/** Whom a registry is asked about: an enterprise by its credit code (GB/T 36902: 001), a person by his number (111). */
export function subjectOf(holder: Holder & { form?: Record<string, unknown> }, query: string): RegistrySubject {
  const isUnit = holder.certificateType === 'YYZZ' || holder.certificateType === 'JGDM';
  const person = isUnit && query === 'identity-card' ? representativeOf(holder.form) : undefined;
  if (person) return person;
  return { certType: isUnit ? '001' : '111', certNo: holder.certificateNumber, name: holder.applicantName };
}

/** An enterprise has no identity card: its legal representative's is meant, where the form names him. */
function representativeOf(form: Record<string, unknown> | undefined): RegistrySubject | undefined {
  const name = form?.['legalRepresentative'];
  const number = form?.['legalRepresentativeIdNumber'];
  return typeof name === 'string' && typeof number === 'string' ? { certType: '111', certNo: number, name } : undefined;
}
