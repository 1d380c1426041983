import type { ParameterizedContext } from 'koa';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { signIn as signInCommand } from '../../commands/accounts/sign-in.ts';
import { Refusal } from '../../commands/refusal.ts';
import type { Account } from '../../entities/account.ts';
import { handle, type Route } from '../handler.ts';
import { presentProfile, presentUser } from './present.ts';
import { getSession, signIn, signOut } from './schema.ts';

// Ten wrong tries in a quarter of an hour for an account, fifty for an address: enough for fingers, too few for guessing.
const byAccount = new RateLimiterMemory({ points: 10, duration: 900 });
const byAddress = new RateLimiterMemory({ points: 50, duration: 900 });

export const sessionRoutes: Route[] = [
  handle(signIn, async ({ hall, body, ctx }) => {
    await throttled(body.account, ctx.ip);
    const account = await signInCommand(hall, body.account, body.password).catch(async (error: unknown) => {
      await Promise.all([byAccount.consume(body.account), byAddress.consume(ctx.ip)]).catch(() => undefined);
      throw error;
    });
    await byAccount.delete(body.account);
    // A new session for a new right: what an attacker may have planted before is gone.
    await ctx['session'].regenerate();
    ctx['session'].account = account.account;
    return await stateOf(hall.catalogue().organisation, account, ctx);
  }),
  handle(getSession, async ({ hall, account, ctx }) =>
    account
      ? await stateOf(hall.catalogue().organisation, account, ctx)
      : { user: null, profile: null, csrfToken: tokenOf(ctx) },
  ),
  handle(signOut, async ({ ctx }) => {
    ctx['session'] = null;
  }),
];

async function throttled(account: string, address: string): Promise<void> {
  const [one, other] = await Promise.all([byAccount.get(account), byAddress.get(address)]);
  if ((one?.remainingPoints ?? 1) > 0 && (other?.remainingPoints ?? 1) > 0) return;
  throw new Refusal('too-many', '尝试次数过多，请15分钟后再试');
}

type Names = Parameters<typeof presentUser>[0];

const stateOf = async (names: Names, account: Account, ctx: ParameterizedContext) => ({
  user: presentUser(names, account),
  profile: presentProfile(account),
  csrfToken: tokenOf(ctx),
});

const tokenOf = (ctx: ParameterizedContext): string => String(ctx.state['_csrf'] ?? '');
