import { startEmbedded } from '../../../server/embedded/index.ts';
import { freePorts } from '../../../server/embedded/ports.ts';

// A parent that can be killed with -9: starts everything in the folder given, says where it is, and waits.
const embedded = await startEmbedded({
  dataDirectory: process.argv[2] ?? '',
  ports: await freePorts(),
  external: {},
  log: () => undefined,
  zeebeClockControlled: true,
  isolation: 'test',
});
const { databaseUrl, redisUrl, zeebeAddress, zeebeManagementUrl, processes } = embedded;
process.stdout.write(`${JSON.stringify({ databaseUrl, redisUrl, zeebeAddress, zeebeManagementUrl, processes })}\n`);
// A test that is broken off closes this end, and nothing may be left of it.
process.stdin.resume().once('end', () => {
  void embedded.stop().finally(() => process.exit());
});
