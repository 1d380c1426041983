import type { ZBClient } from 'zeebe-node';
import { activateJobs } from './activate-jobs.ts';
import type { ActivatedJob, SweptTask } from './contract.ts';
import { splitHeaders } from './user-task-headers.ts';

/** Activates user tasks that nobody holds until there are none left or `max` is reached. */
export async function sweepUserTasks(
  client: ZBClient,
  { worker, timeoutMs, max }: { worker: string; timeoutMs: number; max: number },
): Promise<SweptTask[]> {
  const found: ActivatedJob[] = [];
  let before = -1;
  while (found.length < max && found.length > before) {
    before = found.length;
    const request = {
      type: 'io.camunda.zeebe:userTask',
      worker,
      maxJobsToActivate: Math.min(500, max - found.length),
      timeout: timeoutMs,
      requestTimeout: -1,
      fetchVariable: ['caseId'],
    };
    const activating = await activateJobs(client, request, (jobs) => found.push(...jobs));
    await activating.ended;
  }
  return found.map(({ variables: { caseId }, headers, ...job }) => {
    const { own, candidateGroups, formKey } = splitHeaders(headers);
    const known = typeof caseId === 'string' ? caseId : null;
    return { ...job, caseId: known, headers: own, candidateGroups: [...candidateGroups], formKey };
  });
}
