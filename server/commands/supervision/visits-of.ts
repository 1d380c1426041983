import type { EntityManager } from '@mikro-orm/postgresql';
import type { Item } from '../../catalogue/item/item-schema.ts';
import type { ConductFacts } from '../../domain/clock/warning.ts';
import { allOnline } from '../../domain/online-depth.ts';
import { isWindowVisit, windowSteps } from '../../domain/window-visit.ts';
import type { Case } from '../../entities/case/case.ts';
import { Task } from '../../entities/task.ts';
import { pinnedItem } from '../cases/pinned-item.ts';

/** The visits to a window that the desk has written down in this case, beside what its guide says of them. */
export async function visitsOf(em: EntityManager, subject: Case): Promise<ConductFacts['visits']> {
  const { item } = await pinnedItem(em, subject);
  const tasks = await em.find(Task, { caseId: subject.id, kind: { $in: [...windowSteps] } });
  return { ...countVisits(item, tasks), online: item.onlineDepth >= allOnline };
}

/** How often the applicant came to a window by these steps, and how often the guide says (到办事现场次数). */
export function countVisits(item: Item, tasks: readonly Task[]): { made: number; allowed: number } {
  const posted = item.delivery.includes('ems');
  return { made: tasks.filter((task) => isWindowVisit(task, { posted })).length, allowed: item.trips.count };
}
