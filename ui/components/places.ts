import type { Role, User } from '../api/session.tsx';

export const placeRoles = {
  desk: ['staff', 'lead'],
  watch: ['supervisor', 'lead', 'staff', 'administrator'],
  studio: ['designer', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type StaffPlace = keyof typeof placeRoles;
const all: readonly StaffPlace[] = ['desk', 'watch', 'studio'];

/** The staff places that a person's roles open. */
export const placesOf = (user: User | null): StaffPlace[] =>
  user ? all.filter((place) => placeRoles[place].some((role) => user.roles.includes(role))) : [];

/** Where this person looks at a case: the applicant at his own page, staff at their desk, whether it holds a task of theirs or not. */
export const caseAddress = (user: User | null, number: string): string =>
  placesOf(user).includes('desk') ? `/desk/case/${number}` : `/cases/${number}`;
