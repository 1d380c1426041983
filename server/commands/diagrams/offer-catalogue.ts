import type { Catalogue } from '../../catalogue/catalogue.ts';
import { leaveOut } from '../../catalogue/checks/leave-out.ts';
import { deployCatalogue } from '../../catalogue/deploy.ts';
import type { Fault } from '../../catalogue/fault.ts';
import { DiagramVersion } from '../../entities/engine/diagram.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { rememberVersion } from './deploy-diagram.ts';

/**
 * Deploys the diagrams of processes/ that the engine does not have yet. A version that a designer deployed later stays the one in use.
 * Answers what may be offered: what the engine refuses is told and left out, lest somebody applies for what cannot begin.
 */
export async function offerCatalogue(hall: Hall): Promise<{ catalogue: Catalogue; faults: readonly Fault[] }> {
  const { faults, refused } = await deployCatalogue({
    catalogue: hall.catalogue(),
    engine: hall.engine,
    known: async (processId, hash) =>
      await hall.orm.em.fork().findOne(DiagramVersion, { processId, hash }, { orderBy: { version: 'desc' } }),
    remember: async ({ diagram, version, processDefinitionKey }) => {
      const made = {
        processId: diagram.processId,
        version,
        processDefinitionKey,
        xml: diagram.xml,
        by: '系统',
        note: '随程序发布',
      };
      await inTransaction(hall, (em) => rememberVersion(hall, em, made));
    },
  });
  const offered = leaveOut(hall.catalogue(), refused);
  return { catalogue: offered.catalogue, faults: [...hall.faults(), ...faults, ...offered.faults] };
}
