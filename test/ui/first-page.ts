import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

export type FirstPage = {
  /** Bytes of script, each file gzipped by itself as a server sends it. */
  bytes: number;
  files: { name: string; bytes: number }[];
  /** Packages whose code is in it. */
  packages: string[];
};

/** Builds the pages in memory and adds up all the script that the Hall's home page loads. Also what `bench` (f) measures. */
export const measureFirstPage = async (): Promise<FirstPage> => {
  // Inside a test run NODE_ENV says `test`, and vite would pack React's development build.
  const environment = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  const built = await build({
    configFile: join(import.meta.dirname, '../../ui/vite.config.ts'),
    logLevel: 'silent',
    build: { write: false },
  });
  if (environment === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = environment;
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const chunks = new Map(outputs.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const first = [...chunks.values()].filter((chunk) => chunk.isEntry).flatMap((entry) => withImports(entry, chunks));
  const loaded = [...new Set(first)];
  const files = loaded.map(({ fileName, code }) => ({ name: fileName, bytes: gzipSync(code).length }));
  const modules = loaded.flatMap((chunk) => Object.keys(chunk.modules));
  return {
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    files,
    packages: [...new Set(modules.flatMap((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []))],
  };
};

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

/** The home page is part of the entry; what it loads beside that is only what the entry imports, directly or not. */
const withImports = (chunk: Rolldown.OutputChunk, chunks: Chunks, seen = new Set<string>()): Rolldown.OutputChunk[] => {
  if (seen.has(chunk.fileName)) return [];
  seen.add(chunk.fileName);
  return [chunk, ...chunk.imports.flatMap((name) => withImports(chunks.get(name) ?? chunk, chunks, seen))];
};
