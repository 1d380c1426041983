import {
  AbstractSqlDriver,
  type Configuration,
  EntityManager,
  type EntityManagerType,
  MikroORM,
  NativeQueryBuilder,
  PostgreSqlConnection,
  PostgreSqlPlatform,
  RawQueryFragment,
} from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';

type Execute = PostgreSqlConnection['execute'];

/**
 * Sends the values of a statement beside its text. MikroORM writes them into it, so that PostgreSQL reads and plans each
 * statement anew; this way the same statement is the same text, which a connection can keep (`prepareOften`).
 */
class HallConnection extends PostgreSqlConnection {
  override async execute<T extends Awaited<ReturnType<Execute>>>(
    ...[query, params = [], method = 'all', ctx, loggerContext]: Parameters<Execute>
  ): Promise<T> {
    const raw = query instanceof NativeQueryBuilder ? query.toRaw() : query;
    if (!Array.isArray(params)) return await super.execute<T>(query, params, method, ctx, loggerContext);
    const { sql, params: given } = raw instanceof RawQueryFragment ? raw : { sql: raw, params };
    const values: unknown[] = [];
    const text = withPlaces(sql, given, values);
    await this.ensureConnection();
    const client = ctx ?? this.getClient();
    const compiled = CompiledQuery.raw(text, values);
    const ask = async () => this.transformRawResult<T>(await client.executeQuery(compiled), method);
    // Told to the log as it was asked.
    return await this.executeQuery(sql, ask, { ...loggerContext, params: given });
  }
}

/** A statement with `?` for each value, `??` for each name and `\?` for a question mark, in PostgreSQL's own terms. */
function withPlaces(sql: string, params: readonly unknown[], values: unknown[]): string {
  let next = 0;
  return sql.replace(/\\\?|\?\??/g, (mark) => {
    if (mark === '\\?') return '?';
    const value = params[next];
    next += 1;
    return mark === '??' ? names.quoteIdentifier(String(value)) : placeOf(value, values);
  });
}

const names = new PostgreSqlPlatform();

function placeOf(value: unknown, values: unknown[]): string {
  if (value instanceof RawQueryFragment) return withPlaces(value.sql, value.params, values);
  if (Array.isArray(value)) return value.map((one: unknown) => placeOf(one, values)).join(', ');
  values.push(value instanceof Date ? value.toISOString() : (value ?? null));
  return `$${values.length}`;
}

/** MikroORM's driver for PostgreSQL, over this connection. */
export class HallDriver extends AbstractSqlDriver<HallConnection> {
  declare [EntityManagerType]: EntityManager<this>;

  constructor(config: Configuration) {
    super(config, new PostgreSqlPlatform(), HallConnection, ['kysely', 'pg']);
  }

  override createEntityManager(useContext?: boolean): EntityManager<this> {
    return new EntityManager<this>(this.config, this, this.metadata, useContext);
  }

  override getORMClass(): typeof MikroORM {
    return MikroORM;
  }
}
