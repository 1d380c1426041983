import type { CatalogueDiagram } from '../catalogue.ts';
import type { Item } from '../item/item-schema.ts';
import type { Found } from './found.ts';

/**
 * Steps to which an applicant is called to a window though the guide says that he need not come (到办事现场次数 0, which
 * 全程网办 is as well): each visit would make a card. A warning, for the guide and its diagram may be changed one after the other.
 */
export function unsaidVisits(
  { elements }: Pick<CatalogueDiagram, 'elements'>,
  { trips }: Pick<Item, 'trips'>,
): Found[] {
  if (trips.count > 0) return [];
  return [...elements.values()]
    .filter(({ type, headers }) => type === 'UserTask' && headers['kind'] === 'appointment')
    .map(({ id }) => ({
      element: id,
      rule: 'visit-said',
      message: '要申请人到窗口，而办事指南写的是不用到现场（trips.count 为 0）：每次到场都会产生督办卡',
      category: 'warn',
    }));
}
