import type { ApiProblem } from '../../../api/problem.ts';
import type { Body } from '../../../api/types.ts';

/** Messages by JSON pointer into the application; materials by their code: `/materials/layout-plan`. */
export type Faults = Record<string, string>;

/** The server counts materials as they were sent; the page knows them by code. */
export const faultsOf = (problem: ApiProblem, body: Body<'post', '/api/cases'>): Faults =>
  Object.fromEntries(
    problem.errors.map(({ pointer, message }) => {
      const [, place = '', index = ''] = pointer.split('/');
      if (place !== 'materials') return [pointer, message];
      const code = body.materials[Number(index)]?.code ?? index;
      return [`/materials/${code}`, message];
    }),
  );

export const without = (faults: Faults, pointer: string): Faults =>
  pointer in faults ? Object.fromEntries(Object.entries(faults).filter(([each]) => each !== pointer)) : faults;

/** The faults of the form alone, by path inside it. */
export const ofForm = (faults: Faults): Record<string, string> =>
  Object.fromEntries(
    Object.entries(faults)
      .filter(([pointer]) => pointer.startsWith('/form/'))
      .map(([pointer, message]) => [pointer.slice('/form/'.length), message]),
  );
