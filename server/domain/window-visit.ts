export type DecidedStep = { kind: string; decision: string | null };

/** Kinds of step at which an applicant may stand at a window. */
export const windowSteps: readonly string[] = ['appointment', 'pickup'];

/** The answer of an appointment at which nobody came, by the code that the diagrams give it. */
const nobodyCame = 'absent';

/**
 * Whether the applicant had to come to a window for a step that has been decided: a visit as the guide counts them
 * (到办事现场次数, GB/T 39554 LIMIT_SCENE_NUM). To fetch the result is one where the item posts none, else it is his own
 * choice. What officers look at on his premises and a hearing that he asked for are none.
 */
export function isWindowVisit({ kind, decision }: DecidedStep, { posted }: { posted: boolean }): boolean {
  if (decision === null) return false;
  return kind === 'appointment' ? decision !== nobodyCame : kind === 'pickup' && !posted;
}
