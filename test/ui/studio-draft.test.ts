import { setTimeout as wait } from 'node:timers/promises';
import test from 'ava';
import { ApiProblem } from '../../ui/api/problem.ts';
import { DraftKeeper, type Saving } from '../../ui/pages/studio/draft/keeper.ts';
import { type Draft, openingOf } from '../../ui/pages/studio/draft/opening.ts';
import type { Kept } from '../../ui/pages/studio/draft/shelf.ts';

const WAITS = { shelve: 1, save: 5, retry: 10 };
const draftOf = (xml: string, revision: number): Draft => ({
  xml,
  revision,
  savedAt: `t${revision}`,
  savedBy: '王',
  basedOn: 1,
});

/** A canvas, a machine and a server in memory; `fault` says how the server answers the next saves. */
function build({ draft = null, kept }: { draft?: Draft | null; kept?: Kept } = {}) {
  const world = {
    canvas: 'deployed',
    draft,
    kept,
    fault: undefined as ApiProblem | undefined,
    told: [] as Saving[],
    saves: 0,
  };
  const opening = openingOf({ deployedXml: 'deployed', draft, kept });
  world.canvas = opening.xml;
  const keeper = new DraftKeeper(opening, {
    read: async () => world.canvas,
    load: async () => world.draft,
    save: async (xml, revision) => {
      world.saves += 1;
      await wait(1);
      if (world.fault) throw world.fault;
      if (revision !== (world.draft?.revision ?? 0)) throw new ApiProblem({ status: 409, code: 'draft-conflict' });
      world.draft = draftOf(xml, revision + 1);
      return world.draft;
    },
    shelf: {
      get: () => world.kept,
      put: (text) => {
        world.kept = text;
        return true;
      },
      clear: () => {
        world.kept = undefined;
      },
    },
    tell: (saving) => world.told.push(saving),
    waits: WAITS,
  });
  const draw = (xml: string) => {
    world.canvas = xml;
    keeper.changed();
  };
  return { world, keeper, draw };
}

test('a change is on this machine first, then with the server, then only there', async (t) => {
  const { world, draw } = build();
  draw('one');
  await wait(3);
  t.is(world.kept?.xml, 'one');
  await wait(30);
  t.is(world.draft?.xml, 'one');
  t.is(world.kept, undefined);
  t.is(world.told.at(-1)?.kind, 'saved');
});

test('a change made while saving is saved too, and no revision is used twice', async (t) => {
  const { world, keeper, draw } = build();
  draw('one');
  const first = keeper.flush();
  draw('two');
  t.true((await Promise.all([first, keeper.flush(), keeper.flush()])).every(Boolean));
  t.is(world.draft?.xml, 'two');
  t.like(world.draft, { revision: world.saves });
});

test('an unreachable server is tried again, and nothing is lost meanwhile', async (t) => {
  const { world, keeper, draw } = build();
  world.fault = new ApiProblem({ status: 0 });
  draw('one');
  t.false(await keeper.flush());
  t.is(world.told.at(-1)?.kind, 'offline');
  t.is(world.kept?.xml, 'one');
  world.fault = undefined;
  await wait(40);
  t.is(world.draft?.xml, 'one');
});

test('when somebody else saved, saving stops and says so; overwriting is a choice', async (t) => {
  const { world, keeper, draw } = build({ draft: draftOf('base', 1) });
  world.draft = draftOf('theirs', 2);
  draw('mine');
  t.false(await keeper.flush());
  t.like(world.told.at(-1), { kind: 'conflict', theirs: { xml: 'theirs' } });
  draw('mine still');
  await wait(20);
  t.is(world.draft.xml, 'theirs');
  t.is(world.kept?.xml, 'mine still');
  t.true(await keeper.overwrite());
  t.like(world.draft, { xml: 'mine still', revision: 3 });
});

test('a save whose answer was lost is no conflict', async (t) => {
  const { world, keeper, draw } = build({ draft: draftOf('base', 1) });
  world.draft = draftOf('mine', 2);
  draw('mine');
  t.true(await keeper.flush());
  t.is(keeper.revision, 2);
});

test('a text that the server refuses stays on this machine', async (t) => {
  const { world, keeper, draw } = build();
  world.fault = new ApiProblem({ status: 422, detail: '太大' });
  draw('one');
  t.false(await keeper.flush());
  t.like(world.told.at(-1), { kind: 'refused', problem: { message: '太大' } });
  t.is(world.kept?.xml, 'one');
});

test('what an earlier visit left here opens, and goes to the server', async (t) => {
  const { world, keeper } = build({ draft: draftOf('base', 4), kept: { xml: 'left', revision: 4, savedAt: 't4' } });
  t.is(world.canvas, 'left');
  await keeper.start();
  t.like(world.draft, { xml: 'left', revision: 5 });
  t.is(world.kept, undefined);
});

test('what was left here conflicts when the draft went on, or was thrown away and begun again', async (t) => {
  const gone = build({ kept: { xml: 'left', revision: 4, savedAt: 't4' } });
  await gone.keeper.start();
  t.like(gone.world.told.at(-1), { kind: 'conflict', theirs: null });
  const again = build({ draft: draftOf('base', 1), kept: { xml: 'left', revision: 1, savedAt: 'an older first' } });
  await again.keeper.start();
  t.is(again.world.told.at(-1)?.kind, 'conflict');
  t.is(again.world.draft?.xml, 'base');
});

test('after a deployment the next change begins a new draft', async (t) => {
  const { world, keeper, draw } = build({ draft: draftOf('base', 7) });
  world.draft = null;
  keeper.adopt(null);
  draw('next');
  t.true(await keeper.flush());
  t.like(world.draft, { xml: 'next', revision: 1 });
});

test('a draft thrown away does not come back from a save on its way, nor from this machine', async (t) => {
  const { world, keeper, draw } = build();
  draw('mine');
  const saving = keeper.flush();
  await keeper.discard(
    async () => {
      world.draft = null;
    },
    async () => {
      world.canvas = 'deployed';
    },
  );
  await saving;
  t.is(world.draft, null);
  t.is(world.kept, undefined);
  t.is(world.told.at(-1)?.kind, 'same');
  t.deepEqual([keeper.revision, keeper.unsaved], [0, false]);
});

test('a draft that a colleague has saved since is not thrown away, but shown as a conflict', async (t) => {
  const { world, keeper } = build({ draft: draftOf('base', 1) });
  world.draft = draftOf('theirs', 2);
  const asked: number[] = [];
  const refuse = async (revision: number) => {
    asked.push(revision);
    throw new ApiProblem({ status: 409, code: 'changed-meanwhile' });
  };
  await t.throwsAsync(() => keeper.discard(refuse, async () => t.fail('the canvas stays')), { instanceOf: ApiProblem });
  t.deepEqual(asked, [1]);
  t.deepEqual(world.told.at(-1), { kind: 'conflict', theirs: draftOf('theirs', 2) });
});
