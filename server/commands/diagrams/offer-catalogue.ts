import type { Catalogue } from '../../catalogue/catalogue.ts';
import { leaveOut } from '../../catalogue/checks/leave-out.ts';
import { deployCatalogue } from '../../catalogue/deploy.ts';
import type { Fault } from '../../catalogue/fault.ts';
import { DiagramVersion } from '../../entities/engine/diagram.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { rememberVersion } from './deploy-diagram.ts';

/** By whom and how a version is said to come from the folder; a designer's has his name. */
const folder = { by: '系统', note: '随程序发布' };

/**
 * Deploys the diagrams of processes/ that were changed there since they were last deployed from there. While the folder
 * stays as it is, a version that a designer deployed stays the one in use; when both have changed the folder's goes
 * first, and says so.
 * Answers what may be offered: what the engine refuses is told and left out, lest somebody applies for what cannot begin.
 */
export async function offerCatalogue(hall: Hall): Promise<{ catalogue: Catalogue; faults: readonly Fault[] }> {
  const { faults, refused } = await deployCatalogue({
    catalogue: hall.catalogue(),
    engine: hall.engine,
    known: async (processId, hash) => {
      const { latest, offered } = await findInUse(hall, processId);
      return [latest, offered].find((version) => version?.hash === hash) ?? null;
    },
    remember: async ({ diagram, version, processDefinitionKey }) => {
      const { processId, xml } = diagram;
      const { latest } = await findInUse(hall, processId);
      const replaced = latest && !isOffered(latest) ? latest : null;
      const note = replaced
        ? `${folder.note}：文件夹里的图已改，替换了${replaced.deployedBy}部署的第 ${replaced.version} 版`
        : folder.note;
      const made = { processId, version, processDefinitionKey, xml, by: folder.by, note };
      await inTransaction(hall, (em) => rememberVersion(hall, em, made));
      if (replaced)
        hall.log.warn(
          { diagram: processId, version, replaced: replaced.version, by: replaced.deployedBy },
          "the folder's diagram was changed and replaces the version deployed from the Studio",
        );
    },
  });
  const offered = leaveOut(hall.catalogue(), refused);
  return { catalogue: offered.catalogue, faults: [...hall.faults(), ...faults, ...offered.faults] };
}

const isOffered = ({ deployedBy, note }: DiagramVersion) => deployedBy === folder.by && note.startsWith(folder.note);

/** The version in use, and the last one that came from the folder. */
async function findInUse(hall: Hall, processId: string) {
  const em = hall.orm.em.fork();
  const newest = { orderBy: { version: 'desc' } } as const;
  const latest = await em.findOne(DiagramVersion, { processId }, newest);
  const ofFolder = { processId, deployedBy: folder.by, note: { $like: `${folder.note}%` } };
  return { latest, offered: await em.findOne(DiagramVersion, ofFolder, newest) };
}
