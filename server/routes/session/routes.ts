import { signIn as signInCommand } from '../../commands/accounts/sign-in.ts';
import type { Hall } from '../../commands/hall.ts';
import { Account } from '../../entities/account.ts';
import { guess } from '../guesses.ts';
import { handle, type Route } from '../handler.ts';
import { presentProfile, presentUser } from './present.ts';
import { getSession, signIn, signOut } from './schema.ts';

// Ten wrong tries in a quarter of an hour for an account from an address, fifty for an address: enough for fingers, too few
// for guessing. An account alone is closed by so many only as come from several places: else anybody could shut anybody out.
const limitsOf = ({ guessLimit }: Hall) => ({
  byBoth: guessLimit('sign-in:account-from-address', 10, 900),
  byAccount: guessLimit('sign-in:account', 50, 900),
  byAddress: guessLimit('sign-in:address', 50, 900),
});
const refusal = '尝试次数过多，请15分钟后再试';

export const sessionRoutes: Route[] = [
  handle(signIn, async ({ hall, body, ctx }) => {
    const { byBoth, byAccount, byAddress } = limitsOf(hall);
    const counts = [
      { limiter: byBoth, key: `${ctx.ip} ${body.account}`, forgives: true },
      { limiter: byAddress, key: ctx.ip, forgives: false },
      { limiter: byAccount, key: body.account, forgives: false },
    ];
    const account = await guess(ctx, { counts, refusal }, () => signInCommand(hall, body.account, body.password));
    // A new session for a new right: what an attacker may have planted before is gone.
    await ctx['session'].regenerate();
    ctx['session'].account = account.account;
    const csrfToken = (await ctx.state.giveToken?.()) ?? '';
    return { ...stateOf(hall.catalogue().organisation, account), csrfToken };
  }),
  handle(getSession, async ({ hall, actor, ctx }) => {
    const csrfToken = String(ctx.state['_csrf'] ?? '');
    if (!actor) return { user: null, profile: null, csrfToken };
    const account = await hall.orm.em.fork().findOneOrFail(Account, { account: actor.account });
    return { ...stateOf(hall.catalogue().organisation, account), csrfToken };
  }),
  handle(signOut, async ({ ctx }) => {
    ctx['session'] = null;
  }),
];

type Names = Parameters<typeof presentUser>[0];

const stateOf = (names: Names, account: Account) => ({
  user: presentUser(names, account),
  profile: presentProfile(account),
});
