import type { LoggerOptions } from 'pino';
import { withoutRow } from './domain/fault-text.ts';

/** What the log is given and what it may tell. */
export const logOptions = (level: string): LoggerOptions => ({
  level,
  redact: ['*.certificateNumber', '*.phone', '*.password', 'req.headers.cookie'],
  serializers: { err: tellError },
});

/**
 * An error in its own words, without what people had written: PostgreSQL tells with a fault the whole row that it refused,
 * and a parser the text that it could not read.
 */
function tellError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: withoutRow(error.message),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    stack: frames.join('\n'),
    ...(error.cause === undefined ? {} : { cause: tellError(error.cause) }),
  };
}
