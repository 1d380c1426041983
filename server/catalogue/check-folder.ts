import { itemChecks, type Surroundings } from './checks/diagram-checks.ts';
import { sharedKeys, unknownInForm, unknownReads } from './checks/form-fields.ts';
import { diagramFaults } from './diagram-faults.ts';
import type { Fault } from './fault.ts';
import { syntaxFault } from './feel/feel-faults.ts';
import type { Folder, Parts } from './folders.ts';
import type { FormComponent } from './form/form-schema.ts';
import { getsStuck, isPattern } from './form/pattern.ts';
import type { GuideFiles } from './item/guide-files.ts';
import { guideFaults } from './item/guide-rules.ts';
import type { Item } from './item/item-schema.ts';
import type { Organisation } from './organisation.ts';

export type FolderContext = Surroundings & {
  /** Of sample/files, which guides may show. */
  samples: GuideFiles;
};

/** All that is wrong with an item whose files can be read. */
export function checkFolder(folder: Folder, context: FolderContext): Fault[] {
  const { code, item, blanks, sample, described, diagram } = folder;
  const files = { samples: context.samples, blanks };
  return [
    ...guideFaults(`items/${code}/item.json`, { item, described, files, sample }),
    ...checkParts({ ...folder, read: { described, diagram } }, context),
  ];
}

/** All that is wrong with what can be read of an item's folder. */
export function checkParts(parts: Parts, context: FolderContext): Fault[] {
  const { code, item, forms, read } = parts;
  return [
    ...(item ? itemFaults(parts, item, context) : []),
    ...[...forms]
      .filter(([key]) => !context.shared.forms.has(key))
      .flatMap(([key, { components }]) => [
        ...formFaults(`items/${code}/${key}.form`, components),
        ...keyFaults(`items/${code}/${key}.form`, components),
      ]),
    ...(read
      ? diagramFaults(
          `items/${code}/process.bpmn`,
          read.described,
          read.diagram,
          itemChecks(parts, read.described.calls, context),
        )
      : []),
  ];
}

function itemFaults({ code, forms, formKeys }: Parts, item: Item, { organisation }: FolderContext): Fault[] {
  const tell = (element: string | null, rule: string, message: string): Fault => ({
    file: `items/${code}/item.json`,
    element,
    rule,
    message,
  });
  const form = forms.get(item.applicationForm);
  const known = form && new Set(form.components.map(({ key }) => key));
  return [
    ...(item.code === code
      ? []
      : [tell('code', 'item-code', `事项编号应当是文件夹的名称“${code}”，文件里是“${item.code}”`)]),
    ...(formKeys.has(item.applicationForm)
      ? []
      : [tell('applicationForm', 'form-known', `表单“${item.applicationForm}”不存在`)]),
    ...item.result.fields
      .filter(({ key }) => known && !known.has(key))
      .map(({ key }) => tell('result.fields', 'form-known', `申请表没有“${key}”这一项`)),
    ...item.areas
      .filter((area) => !organisation.findArea(area))
      .map((area) => tell('areas', 'area-known', `区划“${area}”不存在`)),
    ...leadFaults(item, organisation).map((message) => tell('departments.lead', 'department-known', message)),
    ...expressionsOf(item).flatMap(([element, text]) => {
      const fault = syntaxFault(text);
      if (fault) return [tell(element, 'expression', fault)];
      return form ? unknownReads(text, form.components).map((unknown) => tell(element, 'form-known', unknown)) : [];
    }),
  ];
}

function leadFaults(item: Item, organisation: Organisation): string[] {
  const { lead } = item.departments;
  if (!lead) return ['缺少牵头部门'];
  const without = item.areas.filter((area) => organisation.departmentFor(lead.kind, area, lead.level) === undefined);
  return without.map((area) => `${organisation.areaName(area)}没有“${lead.kind}”类的部门`);
}

function expressionsOf({
  variables,
  materials,
  fees,
  branches,
  quota,
  result,
}: Item): [element: string, text: string][] {
  const single = {
    'quota.amount': quota?.amount,
    'result.term.from': result.term?.from,
    'result.term.to': result.term?.to,
    'result.holder': result.holder,
  };
  return [
    ...Object.entries(single).flatMap(([element, text]) => (text ? [[element, text] satisfies [string, string]] : [])),
    ...Object.entries(variables).map(([name, text]): [string, string] => [`variables.${name}`, text]),
    ...[...materials.entries()].flatMap(([i, { when }]) =>
      when ? [[`materials.${i}.when`, when] satisfies [string, string]] : [],
    ),
    ...[...fees.entries()].flatMap(([i, { when }]) =>
      when ? [[`fees.${i}.when`, when] satisfies [string, string]] : [],
    ),
    ...[...branches.entries()].flatMap(([i, { when }]) =>
      when ? [[`branches.${i}.when`, when] satisfies [string, string]] : [],
    ),
  ];
}

/** Patterns and conditions that no browser could work with. */
function formFaults(file: string, components: readonly FormComponent[]): Fault[] {
  return components.flatMap((component) => {
    const element = component.key ?? component.path ?? component.id ?? null;
    const conditions = [component.conditional?.hide, component.properties?.rule];
    const broken = conditions.flatMap((condition) => (condition && syntaxFault(condition)) || []);
    const wrong = patternFault(component.validate?.pattern);
    return [
      ...broken.map((message) => ({ file, element, rule: 'condition', message })),
      ...(wrong ? [{ file, element, rule: 'pattern', message: wrong }] : []),
      ...formFaults(file, component.components ?? []),
    ];
  });
}

/** Names that nothing has, and keys that two fields have. */
function keyFaults(file: string, components: readonly FormComponent[]): Fault[] {
  const unknown = unknownInForm(components).map(({ element, name }) => ({
    file,
    element,
    rule: 'form-known',
    message: `隐藏条件里的“${name}”不是这张表的一项`,
  }));
  const shared = sharedKeys(components).map((key) => ({
    file,
    element: key,
    rule: 'form-key-unique',
    message: `有两项的标识都是“${key}”，后一项会盖掉前一项`,
  }));
  return [...unknown, ...shared];
}

function patternFault(pattern: string | undefined): string | undefined {
  if (!pattern) return undefined;
  if (!isPattern(pattern)) return '格式（pattern）不是有效的正则表达式';
  if (getsStuck(pattern)) return '格式（pattern）遇到不合格式的内容会算不完，请去掉嵌套的重复，如 (a+)+';
  return undefined;
}
