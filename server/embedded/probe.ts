import { connect } from 'node:net';

/** Sends bytes and returns the first bytes that come back; rejects when nothing does within the time. */
export function ask(
  where: { port: number; host?: string },
  question: Buffer | string,
  withinMs = 1000,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', ...where }, () => socket.write(question));
    socket.setTimeout(withinMs, () => socket.destroy(new Error('no answer')));
    socket.once('data', (data) => {
      resolve(data);
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed without an answer')));
  });
}

/** True when a GET is answered with a 2xx. */
export async function answersOk(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
  await response.arrayBuffer();
  return response.ok;
}
