export type Decision = { code: string; name: string; needsOpinion: boolean };

/** Whether this step may end in the refusal of what was applied for, by the code that the diagrams give it. */
export const mayRefuse = ({ kind, headers }: { kind: string; headers: Readonly<Record<string, string>> }): boolean =>
  kind === 'decide' && decisionsOf(headers).some(({ code }) => code === refusal);

export const refusal = 'refuse';

/** Yes or no to what was applied for; any other answer of a step that decides sends the case back into the diagram. */
export const isFinalDecision = (code: string): boolean => code === 'approve' || code === refusal;

/** Longer than any list of decisions that a check lets through; old versions of a diagram may hold anything. */
const longest = 1_000;

/** Reads the task header `decisions`: `approve=同意;refuse=不同意*`; `*` asks for an opinion; the first is the favourable one. */
export function decisionsOf(headers: Readonly<Record<string, string>>): Decision[] {
  const parsed = (headers['decisions'] ?? '').slice(0, longest).split(';').flatMap(decisionIn);
  return parsed.length > 0 ? parsed : [{ code: 'done', name: '完成', needsOpinion: false }];
}

/** No pattern with several blanks in a row: in a text of nothing else it would try every way to share them. */
function decisionIn(part: string): Decision[] {
  const at = part.indexOf('=');
  const code = part.slice(0, Math.max(at, 0)).trim();
  const said = part.slice(at + 1).trim();
  const needsOpinion = said.endsWith('*') && said !== '*';
  const name = needsOpinion ? said.slice(0, -1).trimEnd() : said;
  return /^[a-z][a-z0-9-]*$/.test(code) && name !== '' ? [{ code, name, needsOpinion }] : [];
}
