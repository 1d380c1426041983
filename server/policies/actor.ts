import type { Account, Role } from '../entities/account.ts';

/** Who acts. Policies look at this and at the thing acted upon, and at nothing else. */
export type Actor = {
  account: string;
  name: string;
  roles: readonly Role[];
  departments: readonly string[];
  areas: readonly string[];
};

/** The diagram, the clock or a registry acts, not a person. */
export const theHall: Actor = { account: 'hall', name: '办事大厅', roles: [], departments: [], areas: [] };

/** Whether he works in departments, as a clerk or as the head. */
export const works = (actor: Actor): boolean => actor.roles.includes('staff') || actor.roles.includes('lead');

/** Whether he works in this one, by its code. */
export const worksFor = (actor: Actor, department: string): boolean =>
  works(actor) && actor.departments.includes(department);

/** Who acts, as the policies know him: without the secrets and papers of his account. */
export const actorOf = (account: Account): Actor => ({
  account: account.account,
  name: account.name,
  roles: account.roles,
  departments: account.departments,
  areas: account.areas,
});
