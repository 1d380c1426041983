import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Item } from '../../catalogue/item/item-schema.ts';
import { isIdentityNumber, maskIdentityNumber } from '../../domain/identity-number.ts';
import { Case } from '../../entities/case/case.ts';
import { Material } from '../../entities/case/material.ts';
import { StoredFile } from '../../entities/case/stored-file.ts';
import { theHall } from '../../policies/actor.ts';
import { ProviderTimeout, ProviderUnavailable } from '../../providers/errors.ts';
import { RegistryQuery, type RegistryResult } from '../../providers/registry/provider.ts';
import { pinnedItem } from '../cases/pinned-item.ts';
import { refuseOver } from '../cases/workable-case.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { newId } from '../id.ts';
import { audit } from '../journal.ts';
import { type Found, lookUp, usable, whyNot } from './look-up.ts';

export type Sharing = { caseId: string; codes: readonly string[]; purpose: string; lastTry: boolean };
export type Shared = { materialsComplete: boolean; missingMaterials: string[] };

/**
 * Fetches from the registries what the applicant need not bring (国务院令716 §7). What is found is attached with its
 * source; what an authority has but does not give falls back to upload, with the reason. The registries only read,
 * so asking again is harmless; the files are stored once per material. Of a case that is over nothing is asked: throws WorkOver.
 */
export async function shareMaterials(hall: Hall, sharing: Sharing): Promise<Shared> {
  const em = hall.orm.em.fork();
  const subject = await em.findOneOrFail(Case, { id: sharing.caseId });
  refuseOver(subject);
  const { item } = await pinnedItem(em, subject);
  const rows = await em.find(Material, { caseId: subject.id });
  const wanted = rows.filter((row) => isWanted(row, item, sharing.codes));
  const found = await Promise.all(
    wanted.map(async (row) => ({ row, result: await look(hall, subject, item, row, sharing) })),
  );
  return await inTransaction(hall, async (tx) => {
    for (const { row, result } of found) await attach(hall, tx, subject, row.id, result);
    await tx.flush();
    const missing = await tx.find(Material, {
      caseId: subject.id,
      required: true,
      state: { $in: ['missing', 'not-found', 'faulty'] },
    });
    return { materialsComplete: missing.length === 0, missingMaterials: missing.map(({ code }) => code) };
  });
}

function isWanted(row: Material, item: Item, codes: readonly string[]): boolean {
  const material = item.materials.find(({ code }) => code === row.code);
  if (!material?.obtainable || row.state === 'shared' || row.state === 'given' || row.state === 'checked') return false;
  return codes.length === 0 || codes.includes(row.code);
}

async function look(hall: Hall, subject: Case, item: Item, row: Material, sharing: Sharing): Promise<RegistryResult> {
  const query = queryOf(item, row.code);
  if (query === undefined) return { kind: 'not-found' };
  const use = { purpose: sharing.purpose, caseNumber: subject.number, itemCode: subject.itemCode };
  try {
    return await lookUp(hall.providers.registry, subject, { query, ...use });
  } catch (error) {
    // While tries are left the engine asks again later; at the last one the applicant is asked instead.
    const down = error instanceof ProviderTimeout || error instanceof ProviderUnavailable;
    if (down && sharing.lastTry) return { kind: 'refused', code: 'down', reason: '共享系统暂时无法访问' };
    throw error;
  }
}

/** The registry query that a material's guide names; undefined where no registry answers it. */
export function queryOf(item: Item, code: string): RegistryQuery | undefined {
  return RegistryQuery.safeParse(item.materials.find((material) => material.code === code)?.obtainable).data;
}

async function attach(
  hall: Hall,
  em: EntityManager,
  subject: Case,
  rowId: string,
  result: RegistryResult,
): Promise<void> {
  const row = await em.findOneOrFail(Material, { id: rowId });
  if (row.state === 'shared') return;
  row.updatedAt = hall.now();
  audit(hall, em, theHall, {
    act: 'registry-look-up',
    subject: subject.number,
    facts: { material: row.code, result: result.kind },
  });
  const found = usable(result, hall.now());
  if (!found) {
    row.state = row.state === 'faulty' ? 'faulty' : 'not-found';
    row.note = whyNot(result);
    return;
  }
  const file = await storeShared(hall, em, subject, found);
  Object.assign(row, { state: 'shared', trust: 'A', fileId: file.id, note: null } satisfies Partial<Material>);
  row.source = found.licenceNumber ? `${found.source}（${shown(found.licenceNumber)}）` : found.source;
}

/** An identity card's number is the person's own: masked like everywhere else. */
const shown = (licenceNumber: string): string =>
  isIdentityNumber(licenceNumber) ? maskIdentityNumber(licenceNumber) : licenceNumber;

async function storeShared(hall: Hall, em: EntityManager, subject: Case, result: Found): Promise<StoredFile> {
  const id = newId();
  await hall.files.put(id, result.document.bytes);
  return em.create(StoredFile, {
    id,
    name: result.document.name,
    mime: result.document.mime,
    size: result.document.bytes.byteLength,
    sha256: createHash('sha256').update(result.document.bytes).digest('hex'),
    owner: null,
    caseId: subject.id,
    createdAt: hall.now(),
  });
}
