import { evaluateFeel, type FeelContext, holds } from '../feel/feel.ts';
import type { FeeRule, Item, MaterialRule } from './item-schema.ts';

/** What an item's conditions may look at. */
export type Submission = { form: Readonly<Record<string, unknown>>; applicant: Readonly<Record<string, unknown>> };

export type MaterialNeed = { material: MaterialRule; required: boolean };
export type Branch = { role: string; dept: string; name: string; days: number };

const short = 64;

/** The materials that this application needs or may have; those whose condition does not hold are left out. */
export function materialsNeeded(item: Item, submission: Submission): MaterialNeed[] {
  const context = contextOf(item, submission);
  return item.materials.flatMap((material) => {
    if (material.required === 'always') return [{ material, required: true }];
    const needed = material.when === undefined || holds(material.when, context);
    return needed ? [{ material, required: material.required === 'when' }] : [];
  });
}

/** The fees that this application owes. */
export function feesDue(item: Item, submission: Submission): FeeRule[] {
  return item.fees.filter(({ when }) => when === undefined || holds(when, contextOf(item, submission)));
}

/** The departments that give their opinion on this application, in the guide's order. Roles that nobody fills are left out. */
export function branchesNeeded(
  item: Item,
  submission: Submission,
  departments: Readonly<Record<string, string>>,
): Branch[] {
  const context = contextOf(item, submission);
  return item.branches.flatMap(({ role, name, days, when, late }) => {
    const dept = departments[role];
    return dept !== undefined && !late && (when === undefined || holds(when, context))
      ? [{ role, dept, name, days }]
      : [];
  });
}

/**
 * The flags that go to the engine: booleans, numbers and short codes only. Anything else, and a faulty expression, gives null and a fault:
 * a gateway has a default way, and the applicant must not meet a designer's mistake.
 */
export function flagsNeeded(
  item: Item,
  submission: Submission,
): { flags: Record<string, boolean | number | string | null>; faults: string[] } {
  const context = contextOf(item, submission);
  const faults: string[] = [];
  const flags = Object.entries(item.variables).map(([name, expression]) => {
    const { value, fault } = evaluateFeel(expression, context);
    if (fault) faults.push(`${name}：${fault}`);
    if (typeof value === 'boolean' || typeof value === 'number') return [name, value] as const;
    if (typeof value === 'string' && value.length <= short) return [name, value] as const;
    if (!fault && value !== null) faults.push(`${name}：应为是否、数字或短代码`);
    return [name, null] as const;
  });
  return { flags: Object.fromEntries(flags), faults };
}

function contextOf(item: Item, { form, applicant }: Submission): FeelContext {
  return { form, applicant, item };
}
