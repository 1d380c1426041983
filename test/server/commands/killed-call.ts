import { type Hall, inTransaction } from '../../../server/commands/hall.ts';
import { onceOnly } from '../../../server/commands/once.ts';
import { connectDatabase } from '../../../server/entities/orm.ts';

// A process that does what it is asked under a key and is killed with -9 `before` its commit or `after` it, ere it answers.
const [, , url = '', when, key = ''] = process.argv;
const die = (): void => void process.kill(process.pid, 'SIGKILL');
const orm = await connectDatabase(url, 2);
// All that a call under a key asks of its hall.
const hall = { orm, settings: { secret: 'a secret of a hall under test' }, sendOut: die } as unknown as Hall;
const act = () =>
  inTransaction(hall, async (em) => {
    await em.execute('insert into number_series (name, last) values (gen_random_uuid()::text, 1)');
    return 'done';
  });
await onceOnly(hall, JSON.parse(key), {
  act: when === 'after' ? () => act().finally(die) : act,
  present: async (_, value) => {
    if (when === 'before') die();
    return { value, told: 'once' };
  },
});
