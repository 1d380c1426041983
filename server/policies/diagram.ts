import type { Actor } from './actor.ts';

/** Who may look at diagrams in the Studio, change and deploy them. */
export const mayDesign = (actor: Actor): boolean => actor.roles.includes('designer');
