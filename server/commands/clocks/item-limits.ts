import type { Item } from '../../catalogue/item/item-schema.ts';
import type { Limit } from '../../domain/clock/limit.ts';
import type { Case } from '../../entities/case/case.ts';

/** 行政许可法 §44, unless the item's own law is stricter. */
const usualDelivery: Limit = { amount: 10, unit: 'working-day' };
const usualCorrection: Limit = { amount: 15, unit: 'working-day' };

/** How long the item gives for one of the clocks of a case; undefined for a clock that is none of the item's. */
export function itemLimit({ limits }: Pick<Item, 'limits'>, clock: string): Limit | undefined {
  switch (clock) {
    case 'law':
      return limits.law ?? undefined;
    case 'promise':
      return limits.promise ?? undefined;
    case 'correction':
      return limits.correction ?? usualCorrection;
    case 'delivery':
      return deliveryLimit({ limits });
    case 'initial-review':
      return limits.initialReview;
    default:
      return undefined;
  }
}

/** The decision tells it, and the clock is started with it. */
export const deliveryLimit = ({ limits }: Pick<Item, 'limits'>): Limit => limits.delivery ?? usualDelivery;

/** What such a limit rests on, in the words of the guide. */
export function itemBasis({ limits }: Pick<Item, 'limits'>, clock: string): string {
  switch (clock) {
    case 'law':
      return limits.law?.basis || limits.law?.explain || '';
    case 'promise':
      return limits.promise?.explain ?? '';
    case 'delivery':
      return limits.delivery?.basis || '《中华人民共和国行政许可法》第四十四条';
    case 'initial-review':
      return limits.initialReview?.basis || '《中华人民共和国行政许可法》第四十三条';
    default:
      return '《中华人民共和国行政许可法》第三十二条';
  }
}

export type InitialReview = NonNullable<Item['limits']['initialReview']>;

/** The first review by a lower level that this case goes through (行政许可法 §43); undefined where it begins with the authority itself. */
export function initialReviewOf(
  { limits }: Pick<Item, 'limits'>,
  { flags }: Pick<Case, 'flags'>,
): InitialReview | undefined {
  const review = limits.initialReview;
  return review?.unless !== undefined && flags[review.unless] === true ? undefined : review;
}
