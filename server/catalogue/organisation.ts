import { z } from 'zod';
import type { AppealFacts } from '../domain/document-facts.ts';
import { AreaPolicy, nearestPolicy, OwnPolicy } from './area-policy.ts';
import type { Item } from './item/item-schema.ts';

const Names = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const AreaLevel = z.enum(['province', 'city', 'county', 'township']);
const Area = z.object({
  code: z.string(),
  parent: z.string().nullable(),
  level: AreaLevel,
  name: Names,
  policy: OwnPolicy.default({}),
});
export type Area = z.infer<typeof Area>;
const DepartmentEntry = z.looseObject({
  code: z.string(),
  kind: z.string(),
  area: z.string(),
  name: Names,
  parent: z.string().nullable().default(null),
  reconsideration: z.string(),
  court: z.string(),
  phones: z.object({ consult: z.string(), complain: z.string() }),
  address: z.string().default(''),
  sampleData: z.array(z.string()).default([]),
});
export type DepartmentEntry = z.infer<typeof DepartmentEntry>;

/** organisation.json: areas, departments, policies of the clocks, ways of appeal. */
export const OrganisationFile = z
  .looseObject({
    areas: z.array(Area).min(1),
    departments: z.array(DepartmentEntry).min(1),
    /** Of the whole province, where no city or county has one of its own. */
    policy: AreaPolicy,
    reconsiderationUrl: z.string(),
    /** 机关代字 in the numbers of papers, by the department's kind. */
    organWords: z.record(z.string(), z.string().min(1)),
  })
  .superRefine(({ areas, departments, organWords }, context) => {
    for (const kind of new Set(departments.map((department) => department.kind)))
      if (!(kind in organWords))
        context.addIssue({
          code: 'custom',
          path: ['organWords', kind],
          message: `“${kind}”类的部门没有文号用的机关代字`,
        });
    const known = new Set(areas.map(({ code }) => code));
    for (const { code, area } of departments)
      if (!known.has(area))
        context.addIssue({ code: 'custom', path: ['departments'], message: `部门${code}的区划${area}不存在` });
  });
export type OrganisationFile = z.infer<typeof OrganisationFile>;

/** The hall's organs as they are now. Names of what is not known are the codes themselves: a page must not fail over them. */
export type Organisation = {
  areas: readonly Area[];
  departments: readonly DepartmentEntry[];
  findArea(code: string): Area | undefined;
  findDepartment(code: string): DepartmentEntry | undefined;
  areaName(code: string): string;
  departmentName(code: string): string;
  /** What the numbers of its papers begin with: 闽侯市监. */
  organWord(code: string): string;
  /** For consultation. */
  departmentPhone(code: string): string;
  appealOf(department: string): AppealFacts;
  /** Lights, pauses and office hours in an area: its own, else those of the next area above that has any. */
  policyOf(area: string): AreaPolicy;
  /** Whether `area` is `within` or lies in it. */
  liesIn(area: string, within: string): boolean;
  /** The department of a kind for an area, on a level; the nearest one above where that level has none. */
  departmentFor(kind: string, area: string, level: Item['authority']['level']): string | undefined;
};

/** The file with its ways to ask. Names of what it does not know are their codes, so that an old case can still be shown. */
export function organisationOf(file: OrganisationFile): Organisation {
  const areas = new Map(file.areas.map((area) => [area.code, area]));
  const departments = new Map(file.departments.map((department) => [department.code, department]));
  const at = new Map(file.departments.map(({ code, kind, area }) => [`${kind}@${area}`, code]));
  return {
    areas: file.areas,
    departments: file.departments,
    findArea: (code) => areas.get(code),
    findDepartment: (code) => departments.get(code),
    areaName: (code) => areas.get(code)?.name.zh ?? code,
    departmentName: (code) => departments.get(code)?.name.zh ?? code,
    organWord: (code) => {
      const { area = code.split('-')[0] ?? '', kind = '' } = departments.get(code) ?? {};
      const place = (areas.get(area)?.name.zh ?? area).replace(/(省|市|县|区|乡|镇)$/, '');
      return place + (file.organWords[kind] ?? '办');
    },
    departmentPhone: (code) => departments.get(code)?.phones.consult ?? '',
    appealOf: (code) => ({
      reconsiderationOrgan: departments.get(code)?.reconsideration ?? '本级人民政府',
      reconsiderationUrl: file.reconsiderationUrl,
      court: departments.get(code)?.court ?? '有管辖权的人民法院',
    }),
    policyOf: (area) =>
      nearestPolicy(
        lineOf(areas, area).map(({ policy }) => policy),
        file.policy,
      ),
    liesIn: (area, within) => area === within || lineOf(areas, area).some(({ code }) => code === within),
    departmentFor: (kind, area, level) => {
      const line = lineOf(areas, area);
      const start = level === 'same' ? 0 : line.findIndex((each) => each.level === level);
      return line.slice(Math.max(0, start)).flatMap((each) => at.get(`${kind}@${each.code}`) ?? [])[0];
    },
  };
}

/**
 * Who does what in this item, for an application in this area: role → department code. Roles that no department fills are
 * left out.
 */
export function departmentsOf(organisation: Organisation, item: Item, area: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(item.departments).flatMap(([role, { kind, level }]) => {
      const code = organisation.departmentFor(kind, area, level);
      return code === undefined ? [] : [[role, code]];
    }),
  );
}

/** Names of the province, city and county that an area lies in, as an address needs them. */
export function areaNames(
  organisation: Organisation,
  code: string,
): { province: string; city: string; county: string } {
  const areas = new Map(organisation.areas.map((area) => [area.code, area]));
  const line = lineOf(areas, code);
  const name = (level: Area['level']) => line.find((area) => area.level === level)?.name.zh ?? '';
  return { province: name('province'), city: name('city'), county: name('county') };
}

/** The area and those above it, upwards. */
function lineOf(areas: ReadonlyMap<string, Area>, code: string): Area[] {
  const area = areas.get(code);
  return area ? [area, ...(area.parent === null ? [] : lineOf(areas, area.parent))] : [];
}
