export type Decision = { code: string; name: string; needsOpinion: boolean };

/** Whether this step may end in the refusal of what was applied for, by the code that the diagrams give it. */
export const mayRefuse = ({ kind, headers }: { kind: string; headers: Readonly<Record<string, string>> }): boolean =>
  kind === 'decide' && decisionsOf(headers).some(({ code }) => code === refusal);

export const refusal = 'refuse';

/** Yes or no to what was applied for; any other answer of a step that decides sends the case back into the diagram. */
export const isFinalDecision = (code: string): boolean => code === 'approve' || code === refusal;

/** Reads the task header `decisions`: `approve=同意;refuse=不同意*`; `*` asks for an opinion; the first is the favourable one. */
export function decisionsOf(headers: Readonly<Record<string, string>>): Decision[] {
  const parsed = (headers['decisions'] ?? '')
    .split(';')
    .map((part) => /^\s*([a-z][a-z0-9-]*)\s*=\s*(.+?)\s*(\*?)\s*$/.exec(part))
    .flatMap((match) =>
      match ? [{ code: match[1] ?? '', name: match[2] ?? '', needsOpinion: match[3] === '*' }] : [],
    );
  return parsed.length > 0 ? parsed : [{ code: 'done', name: '完成', needsOpinion: false }];
}
