import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { CatalogueDiagram } from './catalogue.ts';
import { readCatalogueDiagram } from './catalogue-diagram.ts';
import { xmlFault } from './checks/engine-words.ts';
import type { Diagram } from './diagram.ts';
import { EnglishFile } from './english.ts';
import type { Fault } from './fault.ts';
import { FormSchema } from './form/form-schema.ts';
import { parseFile } from './in-words.ts';
import { type GuideFiles, readGuideFiles } from './item/guide-files.ts';
import { Item } from './item/item-schema.ts';
import { unreadKeys } from './item/unread-keys.ts';

export type ReadDiagram = { described: CatalogueDiagram; diagram: Diagram };
/** As much of an item's folder as can be read. */
export type Parts = {
  code: string;
  item: Item | null;
  forms: ReadonlyMap<string, FormSchema>;
  /** Of all its forms, and the shared ones; also of those that cannot be read. */
  formKeys: ReadonlySet<string>;
  read: ReadDiagram | null;
};
export type Folder = ReadDiagram & {
  code: string;
  item: Item;
  forms: ReadonlyMap<string, FormSchema>;
  formKeys: ReadonlySet<string>;
  sample: unknown;
  /** Forms to fill in, by name. */
  blanks: GuideFiles;
  /** English by the Chinese text. */
  english: Readonly<Record<string, string>>;
};
export type SharedFolder = {
  diagrams: ReadonlyMap<string, ReadDiagram>;
  forms: ReadonlyMap<string, FormSchema>;
  english: Readonly<Record<string, string>>;
  faults: Fault[];
};

/** The diagrams that items call, with their forms. */
export async function readShared(path: string): Promise<SharedFolder> {
  const faults: Fault[] = [];
  const texts = await textsOf(path);
  const diagrams = new Map<string, ReadDiagram>();
  for (const [name, text] of texts) {
    if (!name.endsWith('.bpmn')) continue;
    const read = await diagramOf(`shared/${name}`, text, faults);
    if (read) diagrams.set(basename(name, '.bpmn'), read);
  }
  const forms = formsOf('shared', texts, faults);
  return { diagrams, forms, english: englishOf('shared', texts, faults), faults };
}

export type ReadFolders = {
  folders: Folder[];
  /** Of the folders in which something cannot be read. */
  broken: Parts[];
  faults: Fault[];
};

/** Each item's folder as far as it can be read; what cannot is told. */
export async function readFolders(path: string, shared: SharedFolder): Promise<ReadFolders> {
  const faults: Fault[] = [];
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const folders = await Promise.all(names.toSorted().map((code) => readFolder(path, code, shared, faults)));
  return {
    folders: folders.flatMap((folder) => ('diagram' in folder ? folder : [])),
    broken: folders.flatMap((folder) => ('diagram' in folder ? [] : folder)),
    faults,
  };
}

async function readFolder(path: string, code: string, shared: SharedFolder, faults: Fault[]): Promise<Folder | Parts> {
  const texts = await textsOf(join(path, code));
  const own: Fault[] = [];
  const at = `items/${code}`;
  const item = jsonOf(`${at}/item.json`, texts.get('item.json'), Item, own);
  if (item) own.push(...unreadKeys(`${at}/item.json`, texts.get('item.json') ?? '', item));
  const bpmn = texts.get('process.bpmn');
  if (bpmn === undefined) own.push(missing(`${at}/process.bpmn`));
  const read = bpmn === undefined ? null : ((await diagramOf(`${at}/process.bpmn`, bpmn, own)) ?? null);
  const forms = new Map([...shared.forms, ...formsOf(at, texts, own)]);
  const named = [...texts.keys()].flatMap((name) => /^(.+)\.form$/.exec(name)?.[1] ?? []);
  const formKeys = new Set([...shared.forms.keys(), ...named]);
  const sampleText = texts.get('sample.json');
  const sample = sampleText === undefined ? null : jsonOf(`${at}/sample.json`, sampleText, z.unknown(), own);
  const english = englishOf(at, texts, own);
  faults.push(...own);
  if (!item || !read || own.length > 0) return { code, item, forms, formKeys, read };
  const blanks = await readGuideFiles(join(path, code, 'files'));
  return { code, item, forms, formKeys, sample, blanks, english, ...read };
}

/** The text files of a folder by name; none if there is no such folder. */
export async function textsOf(path: string): Promise<Map<string, string>> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isFile() && /\.(bpmn|form|json)$/.test(entry.name))
    .map(({ name }) => name);
  const texts = names.toSorted().map(async (name) => [name, await readFile(join(path, name), 'utf8')] as const);
  return new Map(await Promise.all(texts));
}

async function diagramOf(file: string, xml: string, faults: Fault[]): Promise<ReadDiagram | undefined> {
  try {
    return await readCatalogueDiagram(xml);
  } catch (error) {
    const reason = error instanceof Error ? xmlFault(error.message) : '';
    faults.push({ file, element: null, rule: 'xml', message: `不是有效的流程图：${reason}` });
    return undefined;
  }
}

function formsOf(at: string, texts: ReadonlyMap<string, string>, faults: Fault[]): Map<string, FormSchema> {
  const forms = [...texts].filter(([name]) => name.endsWith('.form'));
  return new Map(
    forms.flatMap(([name, text]) => {
      const form = jsonOf(`${at}/${name}`, text, FormSchema, faults);
      return form ? [[basename(name, '.form'), form] as const] : [];
    }),
  );
}

/** A folder need not have English; what it has must be readable. */
function englishOf(at: string, texts: ReadonlyMap<string, string>, faults: Fault[]): Readonly<Record<string, string>> {
  const text = texts.get('en.json');
  return (text === undefined ? null : jsonOf(`${at}/en.json`, text, EnglishFile, faults)) ?? {};
}

function jsonOf<T>(file: string, text: string | undefined, schema: z.ZodType<T>, faults: Fault[]): T | null {
  if (text === undefined) {
    faults.push(missing(file));
    return null;
  }
  const { value, faults: wrong } = parseFile(file, text, schema);
  faults.push(...wrong);
  return value;
}

const missing = (file: string): Fault => ({ file, element: null, rule: 'file', message: '缺少这个文件' });
