import type { Answer, CallOptions } from '../../api/types.ts';

type Query = NonNullable<CallOptions<'get', '/api/tasks'>['query']>;

export type Task = Answer<'get', '/api/tasks'>['items'][number];
export type TaskDetail = Answer<'get', '/api/tasks/{id}'>;
export type Queue = NonNullable<Query['queue']>;
export type Sort = NonNullable<Query['sort']>;
export type LightName = Task['light'];
export type TaskFilter = { item?: string; light?: LightName; stage?: string; q?: string; sort?: Sort };

export const QUEUES = ['mine', 'unclaimed', 'group', 'done'] as const satisfies readonly Queue[];
export const SORTS = ['deadline', '-createdAt', 'createdAt'] as const satisfies readonly Sort[];
export const LIGHTS = ['red', 'yellow', 'green', 'paused', 'none'] as const satisfies readonly LightName[];

/** 行政办理环节 as the item diagrams name them, in the order in which a case passes them. */
export const STAGES = [
  '预审',
  '收件',
  '受理',
  '补正',
  '联办征求意见',
  '审查',
  '现场核查',
  '专家评审',
  '公示',
  '审核',
  '决定',
  '制证',
  '缴费',
  '送达',
] as const;

const one = <T extends string>(value: string | null, known: readonly T[]): T | undefined =>
  known.find((name) => name === value);

export const queueOf = (value: string | undefined): Queue | undefined => one(value ?? null, QUEUES);

/** What the address says to show; words that mean nothing are left out rather than sent. */
export function readFilter(search: URLSearchParams): TaskFilter {
  const item = search.get('item');
  const stage = search.get('stage');
  const q = search.get('q');
  const light = one(search.get('light'), LIGHTS);
  const sort = one(search.get('sort'), SORTS);
  return {
    ...(item && { item }),
    ...(light && { light }),
    ...(stage && { stage }),
    ...(q && { q }),
    ...(sort && { sort }),
  };
}

export function writeFilter(filter: TaskFilter): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) search.set(name, value);
  return search.toString();
}

/** What is urgent comes first, what was done last comes first. */
export const sortOf = (queue: Queue, filter: TaskFilter): Sort =>
  filter.sort ?? (queue === 'done' ? '-createdAt' : 'deadline');

export const countFilters = ({ sort: _, ...narrowing }: TaskFilter): number => Object.keys(narrowing).length;
