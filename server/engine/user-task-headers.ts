import { z } from 'zod';

const prefix = 'io.camunda.zeebe:';
const Groups = z.array(z.string());

export type UserTaskHeaders = {
  /** The diagram's headers, without Zeebe's. */
  own: Record<string, string>;
  candidateGroups: readonly string[];
  assignee: string | null;
  formKey: string | null;
};

/** A user task's job carries its assignment and form among the headers, under Zeebe's prefix; groups as JSON text. */
export function splitHeaders(headers: Readonly<Record<string, string>>): UserTaskHeaders {
  const own = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(prefix)));
  return {
    own,
    candidateGroups: groups(headers[`${prefix}candidateGroups`]),
    assignee: headers[`${prefix}assignee`] ?? null,
    formKey: headers[`${prefix}formKey`] ?? null,
  };
}

function groups(text: string | undefined): string[] {
  try {
    return Groups.parse(JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
}
