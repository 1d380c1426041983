import type { CatalogueDiagram } from '../catalogue.ts';
import { hasHan, type Phrases, sayInEnglish } from '../english.ts';
import type { Fault } from '../fault.ts';
import type { Folder, SharedFolder } from '../folders.ts';
import type { FormComponent, FormSchema } from '../form/form-schema.ts';
import type { Organisation } from '../organisation.ts';
import type { Item } from './item-schema.ts';

type Names = { zh: string; en: string };
/** A text that an applicant reads, with its place in its file. */
type Text = { file: string; element: string; text: string };

/** English by Chinese: each folder's en.json, and the names that are given in both. */
export function phrasesOf(
  folders: readonly Folder[],
  shared: SharedFolder,
  { areas, departments }: Organisation,
): Phrases {
  const names = [
    ...[...areas, ...departments].map(({ name }) => name),
    ...folders.flatMap(({ item }) => namesOf(item)),
  ].map(({ zh, en }) => [zh, en] as const);
  return new Map([...names, ...[shared, ...folders].flatMap(({ english }) => Object.entries(english))]);
}

const namesOf = ({ name, departments, replaces, replacedBy }: Item): Names[] => [
  name,
  ...Object.values(departments).map((department) => department.name),
  ...[replaces, replacedBy].flatMap((other) => other?.name ?? []),
];

/** The texts that an English reader would meet in Chinese, each once. Nothing is held back for them. */
export function missingEnglish(folders: readonly Folder[], shared: SharedFolder, phrases: Phrases): Fault[] {
  const texts = [
    ...[...shared.diagrams].flatMap(([id, { described }]) => textsOfDiagram(`shared/${id}.bpmn`, described)),
    ...[...shared.forms].flatMap(([key, form]) => textsOfForm(`shared/${key}.form`, form)),
    ...folders.flatMap((folder) => textsOfFolder(folder, shared)),
  ];
  const told = new Set<string>();
  return texts.flatMap(({ file, element, text }) => {
    if (told.has(text) || sayInEnglish(text, phrases) !== undefined) return [];
    told.add(text);
    return [
      { file, element, rule: 'english', message: `没有英文：“${text.split('\n')[0]}”，请写进同一文件夹的 en.json` },
    ];
  });
}

function textsOfFolder({ code, item, forms, described }: Folder, shared: SharedFolder): Text[] {
  const at = `items/${code}`;
  return [
    ...textsOfItem(item).map(([element, text]) => ({ file: `${at}/item.json`, element, text })),
    ...[...forms]
      .filter(([key]) => !shared.forms.has(key))
      .flatMap(([key, form]) => textsOfForm(`${at}/${key}.form`, form)),
    ...textsOfDiagram(`${at}/process.bpmn`, described),
  ].filter(({ text }) => hasHan(text));
}

/** Fields of item.json whose text is for people; all others are names in both languages, codes, and expressions. */
const guideFields = [
  ...['typeName', 'level', 'topic', 'bases', 'limits', 'branches', 'materials', 'fees', 'result', 'trips', 'special'],
  ...['steps', 'conditions', 'faq', 'hints', 'forms', 'quota', 'appeal'],
] as const satisfies readonly (keyof Item)[];
/** Not shown to applicants: search words, expressions, how numbers are made, how a case ends, what only documents say. */
const unshown = new Set([
  'when',
  'words',
  'numbering',
  'renewal',
  'fields',
  'completion',
  'unit',
  'sampleFile',
  'blankFile',
  'code',
  'role',
  'checkedOn',
]);

function textsOfItem(item: Item): [element: string, text: string][] {
  const notes = [item.replaces, item.replacedBy].flatMap((other) => other?.note ?? []);
  return [
    ...guideFields.flatMap((field) => textsIn(item[field], field)),
    ...notes.map((note): [string, string] => ['note', note]),
  ];
}

function textsIn(value: unknown, path: string): [element: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (unshown.has(key) ? [] : textsIn(inner, `${path}.${key}`)));
}

/** A form may carry its English itself (`properties.labelEn` …); what it does not is looked for in en.json. */
function textsOfForm(file: string, { components }: FormSchema): Text[] {
  return components.flatMap((component) => textsOfComponent(file, component)).filter(({ text }) => hasHan(text));
}

const twins = { label: 'labelEn', description: 'descriptionEn', text: 'textEn' } as const;

function textsOfComponent(file: string, component: FormComponent): Text[] {
  const element = component.key ?? component.path ?? component.id ?? '';
  const own: Record<string, unknown> = component.properties ?? {};
  const texts = Object.entries(twins).flatMap(([name, twin]) => {
    const text: unknown = component[name];
    return typeof text === 'string' && typeof own[twin] !== 'string' ? [{ file, element, text }] : [];
  });
  const { ruleMessage, ruleMessageEn } = own;
  if (typeof ruleMessage === 'string' && typeof ruleMessageEn !== 'string')
    texts.push({ file, element: `${element}.ruleMessage`, text: ruleMessage });
  const values = (component.values ?? []).filter((value) => typeof value['labelEn'] !== 'string');
  return [
    ...texts,
    ...values.map(({ label }) => ({ file, element, text: label })),
    ...(component.components ?? []).flatMap((inner) => textsOfComponent(file, inner)),
  ];
}

/** Names of the steps that people work on, their stages and decisions, and what clocks and notices say. */
function textsOfDiagram(file: string, { elements }: CatalogueDiagram): Text[] {
  return [...elements.values()].flatMap(({ id, name, type, headers }) => {
    const { stage = '', decisions = '', label = '', basis = '', message = '' } = headers;
    const names = type === 'UserTask' || type === 'CallActivity' ? [name] : [];
    const decided = decisions.split(';').map((each) => each.replace(/^[^=]*=/, '').replace(/\*$/, ''));
    return [...names, stage, label, basis, message, ...decided]
      .filter(hasHan)
      .map((text) => ({ file, element: id, text }));
  });
}
