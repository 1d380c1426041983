import type { ParameterizedContext } from 'koa';
import { signIn as signInCommand } from '../../commands/accounts/sign-in.ts';
import type { Hall } from '../../commands/hall.ts';
import { Account } from '../../entities/account.ts';
import { guess } from '../guesses.ts';
import { handle, type Route } from '../handler.ts';
import { presentProfile, presentUser } from './present.ts';
import { getSession, signIn, signOut } from './schema.ts';

// Ten wrong tries in a quarter of an hour for an account, fifty for an address: enough for fingers, too few for guessing.
const limitsOf = ({ guessLimit }: Hall) => ({
  byAccount: guessLimit('sign-in:account', 10, 900),
  byAddress: guessLimit('sign-in:address', 50, 900),
});
const refusal = '尝试次数过多，请15分钟后再试';

export const sessionRoutes: Route[] = [
  handle(signIn, async ({ hall, body, ctx }) => {
    const { byAccount, byAddress } = limitsOf(hall);
    const counts = [
      { limiter: byAccount, key: body.account, forgives: true },
      { limiter: byAddress, key: ctx.ip, forgives: false },
    ];
    const account = await guess(ctx, { counts, refusal }, () => signInCommand(hall, body.account, body.password));
    // A new session for a new right: what an attacker may have planted before is gone.
    await ctx['session'].regenerate();
    ctx['session'].account = account.account;
    return await stateOf(hall.catalogue().organisation, account, ctx);
  }),
  handle(getSession, async ({ hall, actor, ctx }) => {
    if (!actor) return { user: null, profile: null, csrfToken: tokenOf(ctx) };
    const account = await hall.orm.em.fork().findOneOrFail(Account, { account: actor.account });
    return await stateOf(hall.catalogue().organisation, account, ctx);
  }),
  handle(signOut, async ({ ctx }) => {
    ctx['session'] = null;
  }),
];

type Names = Parameters<typeof presentUser>[0];

const stateOf = async (names: Names, account: Account, ctx: ParameterizedContext) => ({
  user: presentUser(names, account),
  profile: presentProfile(account),
  csrfToken: tokenOf(ctx),
});

const tokenOf = (ctx: ParameterizedContext): string => String(ctx.state['_csrf'] ?? '');
