/** Answers, or whatever else has names. */
export type Bag = Readonly<Record<string, unknown>>;

/** What rules may know besides the answers: the hall’s day (`today` is a function of FEEL) and the days on which it works next. */
export type Days = { hallDay: string; workingDays: readonly string[] };

export type RuleScope = {
  /** What stands beside the value. */
  data: Bag;
  /** What an expression may know: all answers, over them those of the row, and the days. */
  context: Bag;
  evaluate: (expression: string, context: Bag) => unknown;
};

/**
 * The hall's own rules, beyond what form-js can say: the same on the server and on the page, which has its own FEEL. `properties` are a
 * component's; `rule` is a FEEL condition whose `ruleMessage` is told when it is false. Where an answer that it looks at is missing it is
 * null, and nobody is told anything.
 */
export function ruleFault(properties: Bag, value: unknown, scope: RuleScope): string | undefined {
  return neighbourFault(properties, value, scope.data) ?? expressionFault(properties, scope);
}

/** What is wrong with a list as a whole. `sumOfShare: "100"`: the shares of all rows make 100, to the hundredth. */
export function listFaults(properties: Bag, rows: readonly unknown[], scope: RuleScope): string[] {
  const sums = Object.entries(properties).flatMap(([name, total]) => {
    const [, first = '', rest = ''] = /^sumOf([A-Z])(.*)$/.exec(name) ?? [];
    if (first === '' || rows.length === 0) return [];
    const key = first.toLowerCase() + rest;
    const sum = rows.reduce<number>((all, row) => all + (isBag(row) ? Number(row[key]) : 0), 0);
    return Math.abs(sum - Number(total)) < 0.005 ? [] : [`合计应为 ${String(total)}`];
  });
  const said = expressionFault(properties, scope);
  return said === undefined ? sums : [...sums, said];
}

/** Whether a value has names; a list has none. */
export const isBag = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether nothing was filled in: blanks are nothing, but not where they are endless. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.length < 10_000 && value.trim() === '');

function neighbourFault({ atMost, differsFrom }: Bag, value: unknown, data: Bag): string | undefined {
  const bound = typeof atMost === 'string' ? data[atMost] : undefined;
  if (typeof bound === 'number' && typeof value === 'number' && value > bound) return `不能大于 ${bound}`;
  const other = typeof differsFrom === 'string' ? data[differsFrom] : undefined;
  const same = typeof other === 'string' && typeof value === 'string' && other.trim() === value.trim();
  return same && !isBlank(value) ? '不能与上一项相同' : undefined;
}

function expressionFault({ rule, ruleMessage }: Bag, { context, evaluate }: RuleScope): string | undefined {
  if (typeof rule !== 'string' || evaluate(rule, context) !== false) return undefined;
  return typeof ruleMessage === 'string' ? ruleMessage : '与其他各项不相符';
}
