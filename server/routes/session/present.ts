import type { z } from 'zod';
import { maskIdentityNumber } from '../../domain/identity-number.ts';
import type { Account } from '../../entities/account.ts';
import type { Profile, User } from './schema.ts';

type Names = { areaName(code: string): string; departmentName(code: string): string };

/** Who is signed in, with departments and areas under their Chinese names; what he has the right to see follows from the roles. */
export const presentUser = (names: Names, account: Account): User => ({
  account: account.account,
  name: account.name,
  roles: account.roles,
  departments: account.departments.map((code) => ({ code, name: names.departmentName(code) })),
  areas: account.areas.map((code) => ({ code, name: names.areaName(code) })),
});

/**
 * What an application is prefilled with. The identity number is masked even for its owner: a page may be seen by others,
 * and the masked one is understood.
 */
export function presentProfile(account: Account): z.input<typeof Profile> | null {
  if (account.certificateNumber === null || account.certificateType === null) return null;
  return {
    kind: account.kind,
    name: account.name,
    certificateType: account.certificateType,
    certificateNumber: maskIdentityNumber(account.certificateNumber),
    phone: account.phone ?? '',
    address: account.address ?? '',
  };
}
