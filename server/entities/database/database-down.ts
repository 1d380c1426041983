/**
 * PostgreSQL ends, is starting, is out of places, waited too long for a row, ended a transaction that fell silent; class
 * 08 is the connection's own, but for 08P01: that is a statement of ours that is wrong. https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const states = /^(57P0[1-3]|53300|55P03|25P03|080..)$/;
const codes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH']);
/** What pg says without a code: of a broken connection, and of one that the pool could not give in time. */
const words =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** Whether an error says that PostgreSQL cannot be asked now, and nothing about what it was asked. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return states.test(code) || codes.has(code) || words.test(error.message);
}
