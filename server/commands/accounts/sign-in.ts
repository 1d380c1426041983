import { hash, verify } from '@node-rs/argon2';
import { Account } from '../../entities/account.ts';
import { theHall } from '../../policies/actor.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { audit } from '../journal.ts';
import { Refusal } from '../refusal.ts';

/** Argon2id, 19 MiB, 2 passes (OWASP's first choice). */
export const hashPassword = (password: string): Promise<string> =>
  hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });

let decoy: Promise<string> | undefined;

/** The account of name and password. An unknown name takes as long as a wrong password, and both get one answer. */
export async function signIn(hall: Hall, name: string, password: string): Promise<Account> {
  const account = await hall.orm.em.fork().findOne(Account, { account: name });
  decoy ??= hashPassword('nobody has this password');
  const right = await verify(account?.passwordHash ?? (await decoy), password);
  if (!account || !right) {
    await inTransaction(hall, async (em) =>
      audit(hall, em, theHall, { act: 'sign-in-refused', subject: name.slice(0, 64) }),
    );
    throw new Refusal('wrong-credentials', '账号或密码有误');
  }
  await inTransaction(hall, async (em) => audit(hall, em, theHall, { act: 'sign-in', subject: account.account }));
  return account;
}
