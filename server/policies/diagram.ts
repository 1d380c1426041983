import type { Actor } from './actor.ts';

export const mayDesign = (actor: Actor): boolean => actor.roles.includes('designer');
