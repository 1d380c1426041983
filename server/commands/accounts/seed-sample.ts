import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { dateOf } from '../../domain/clock/zone.ts';
import { Account } from '../../entities/account.ts';
import { Quota } from '../../entities/case/quota.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { hashPassword } from './sign-in.ts';

const SampleAccounts = z.object({
  accounts: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      kind: z.enum(['person', 'unit']).default('person'),
      roles: z.array(z.enum(['applicant', 'staff', 'lead', 'supervisor', 'designer', 'administrator'])),
      departments: z.array(z.string()),
      areas: z.array(z.string()),
      certificateType: z.string().optional(),
      certificateNumber: z.string().optional(),
      phone: z.string().optional(),
      address: z.string().optional(),
      note: z.string().default(''),
    }),
  ),
});

/** Puts in the sample accounts and quotas that are missing; what is there stays as it is. One password, hashed once for all. */
export async function seedSample(hall: Hall, accountsFile: string): Promise<void> {
  const { accounts } = SampleAccounts.parse(JSON.parse(await readFile(accountsFile, 'utf8')));
  const known = await hall.orm.em.fork().find(Account, {}, { fields: ['account'] });
  const names = new Set(known.map(({ account }) => account));
  const missing = accounts.filter(({ account }) => !names.has(account));
  const passwordHash = missing.length > 0 ? await hashPassword(hall.settings.demoPassword) : '';
  await inTransaction(hall, async (em) => {
    for (const { certificateType, certificateNumber, phone, address, ...account } of missing) {
      em.create(Account, {
        ...account,
        passwordHash,
        certificateType: certificateType ?? null,
        certificateNumber: certificateNumber ?? null,
        phone: phone ?? null,
        address: address ?? null,
        sample: true,
        createdAt: hall.now(),
      });
    }
    const year = Number(dateOf(hall.now()).slice(0, 4));
    for (const area of new Set(
      hall
        .catalogue()
        .organisation.areas.filter(({ level }) => level === 'county')
        .map(({ code }) => code),
    )) {
      for (const each of [year, year + 1]) {
        await em.upsert(
          Quota,
          { name: 'felling', area, year: each, total: 500_000, drawn: 0, source: '示例数据' },
          { onConflictAction: 'ignore' },
        );
      }
    }
  });
}
