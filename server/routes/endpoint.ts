import { z } from 'zod';

/** Bytes that a call takes unless its contract says more. */
export const usualBodyLimit = 16 * 1024;
/** Bytes of a filled-in form: the longest draft that is kept (200 000 letters), each of three bytes. */
export const formBodyLimit = 640 * 1024;

type Method = 'get' | 'post' | 'put' | 'delete';

/**
 * What one call of the HTTP interface takes and gives. The same value validates the request, makes its part of the
 * OpenAPI text and types the pages' client, so the three cannot disagree.
 */
export type EndpointContract = {
  readonly method: Method;
  /** Path with OpenAPI placeholders, e.g. `/api/tasks/{id}/claim`. */
  readonly path: `/${string}`;
  readonly tag: string;
  readonly summary: string;
  /** `public` needs no session; `session` any signed-in person; policies decide the rest per object. */
  readonly access: 'public' | 'session';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Bytes of a body, where the usual limit is too small for what the call takes. */
  readonly bodyLimit?: number;
  /** Takes `Idempotency-Key`: the same key and body give the first answer again. */
  readonly creates?: true;
  readonly status: 200 | 201 | 202 | 204;
  readonly response?: z.ZodType;
  /** Set where the answer is not JSON. */
  readonly produces?: string;
  /** Set where the body is not JSON. */
  readonly consumes?: string;
  /** Refusals beside the ones every call can give (400, 401, 403, 404, 429, 503). */
  readonly refusals?: readonly number[];
};

/** RFC 9457 problem details; `errors` holds every faulty field at once, by JSON pointer. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.string(),
    reference: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });
export type Problem = z.infer<typeof Problem>;

export const Instant = z.iso.datetime({ offset: true }).meta({ description: 'RFC 3339, offset +08:00' });
export const Money = z
  .string()
  .regex(/^\d{1,12}\.\d{2}$/)
  .meta({ description: 'yuan, two decimals' });
/** A folder of `processes/items`. */
export const ItemCode = z.string().regex(/^[a-z][a-z0-9-]{1,62}$/);
export const AreaCode = z
  .string()
  .regex(/^\d{6}(\d{3})?$/)
  .meta({ description: 'GB/T 2260 code (6 digits; a township 9)' });
export const CaseNumber = z.string().regex(/^[0-9A-Z-]{8,50}$/);
export const Uuid = z.uuid();
export const Light = z.enum(['green', 'yellow', 'red', 'paused', 'none']).meta({ id: 'Light' });
export type Light = z.infer<typeof Light>;

export const DaysLeft = z.int().nullable().meta({
  description: 'working days to the nearest deadline, below 0 once it has passed; null when no clock runs',
});

/** Free text as people type it, without the control characters that a database refuses. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the point is to refuse them
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/, { error: '含有不能显示的字符' });

/** What somebody has to say: blanks alone say nothing. */
export const words = (max: number) => text(max).regex(/\S/, { error: '请填写' });

/** A whole number in a path or a query. Coercion would take '', ' 1 ', '0x10' and '1e1' for one. */
export const integer = (min: number, max: number) =>
  z.preprocess(
    (text) => (typeof text === 'string' && /^-?\d{1,15}$/.test(text) ? Number(text) : text),
    z.int().min(min).max(max),
  );

export const IdempotencyKey = z
  .string()
  .max(200)
  .regex(/^[\x21-\x7e]*$/)
  .optional()
  .meta({ description: 'The same key and body give the first answer again; the same key with another body is 422' });

export const Page = z.object({
  limit: integer(1, 100).default(20),
  cursor: z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9_-]*$/)
    .optional(),
});

/** An English reader is answered in English where a text has a twin; whoever does not ask gets the Chinese, as ever. */
export const Reading = z.object({ language: z.enum(['zh', 'en']).default('zh') });

/** A page of a list: `total` may be an estimate past 10 000. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.int(),
    totalIsEstimate: z.boolean().optional(),
  });
