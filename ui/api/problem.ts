import i18next from 'i18next';
import type { Problem } from '../../server/routes/endpoint.ts';
import { faultInEnglish } from '../i18n/en/faults.ts';

export type FieldFault = { pointer: string; message: string };

/** A refusal of the hall (RFC 9457), or status 0 where the hall was not reached at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly reference: string | undefined;
  readonly errors: readonly FieldFault[];

  constructor(problem: Partial<Problem> & { status: number }) {
    super(problem.detail ?? problem.title ?? `HTTP ${problem.status}`);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code ?? '';
    this.title = problem.title ?? '';
    this.reference = problem.reference;
    this.errors = (problem.errors ?? []).map(inTheReadersLanguage);
  }

  /** The message for a field by its JSON pointer, e.g. `/applicant/phone`. */
  at(pointer: string): string | undefined {
    return this.errors.find((fault) => fault.pointer === pointer)?.message;
  }

  /** Faults below a pointer, with the rest of their path: `below('/form')` gives `{ 'area': '…' }`. */
  below(pointer: string): Record<string, string> {
    const prefix = `${pointer}/`;
    const inside = this.errors.filter((fault) => fault.pointer.startsWith(prefix));
    return Object.fromEntries(inside.map((fault) => [fault.pointer.slice(prefix.length), fault.message]));
  }
}

const inTheReadersLanguage = ({ pointer, message }: FieldFault): FieldFault => ({
  pointer,
  message: i18next.language === 'en' ? faultInEnglish(message) : message,
});

/** The refusal that a response carries; a proxy's page without a problem body still gives its status. */
export const readProblem = async (response: Response): Promise<ApiProblem> => {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false;
  const body: unknown = isProblem ? await response.json().catch(() => undefined) : undefined;
  const fields = typeof body === 'object' && body !== null ? body : {};
  return new ApiProblem({ ...fields, status: response.status });
};

export const unreachable = (): ApiProblem => new ApiProblem({ status: 0, code: 'unreachable' });
