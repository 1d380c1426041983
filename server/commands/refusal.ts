export type FieldFault = { pointer: string; message: string };

/** The HTTP status of each code. */
export const statusOf = {
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  'wrong-credentials': 401,
  'task-taken': 409,
  'task-ended': 409,
  'wrong-state': 409,
  'changed-meanwhile': 409,
  'too-large': 413,
  'wrong-type': 415,
  invalid: 422,
  'key-reused': 422,
  'key-answered': 409,
  'too-many': 429,
  'outer-system-down': 502,
  'outer-system-refused': 422,
  'engine-refused': 422,
} as const;

export type RefusalCode = keyof typeof statusOf;

/** A refusal that can be expected, with a code for programs and a sentence for people. It has changed nothing. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly status: number;
  readonly faults: readonly FieldFault[];

  constructor(code: RefusalCode, message: string, faults: readonly FieldFault[] = []) {
    super(message);
    this.code = code;
    this.status = statusOf[code];
    this.faults = faults;
  }
}

/** What the reader may not see does not exist for him: the same answer for both. */
export const notFound = (what: string): Refusal => new Refusal('not-found', `没有找到${what}`);
