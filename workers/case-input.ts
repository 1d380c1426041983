import { z } from 'zod';

/** What every job of a case is given. */
export const CaseInput = z.object({ caseId: z.uuid() });

/** Inside a department's own part of a co-approval: which one. Its clocks are its own. */
export const BranchInput = CaseInput.extend({
  branch: z.looseObject({ role: z.string(), dept: z.string(), days: z.number() }).nullish(),
});

export const noOutput = z.object({});
/** A header that a designer may leave out. */
export const optionalText = z.string().default('');
