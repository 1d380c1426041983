import type { Reckoning } from './legal-clock.ts';

export const lights = ['green', 'yellow', 'red', 'none'] as const;
/** 'none': the clock has ended. */
export type Light = (typeof lights)[number];

/** Thresholds of one area (效能监察). Of the conditions for yellow, any one that is set suffices. */
export type LightPolicy = {
  /** Yellow when so many days of the limit's unit or fewer are left (0 = on the last day only). */
  yellowDaysLeft?: number | undefined;
  /** Yellow when so small a share of the limit or less is left, 0..1. */
  yellowShare?: number | undefined;
  /** For limits in hours and limits of one day or less: yellow when so many hours or fewer are left until the deadline. */
  yellowHoursLeft: number;
};

/**
 * The light of a clock. A paused clock is never red: it is green, or yellow if it was overdue before the pause began
 * (a pause must not make lateness look like order). Give `ended` once the clock has been stopped.
 */
export function lightOf(reckoning: Reckoning, policy: LightPolicy, now: Date, ended = false): Light {
  if (ended) return 'none';
  if (reckoning.paused) return reckoning.overdue ? 'yellow' : 'green';
  if (reckoning.overdue) return 'red';
  return isNear(reckoning, policy, now) ? 'yellow' : 'green';
}

/** Whether the end is so near that the policy warns. False while paused. */
export function isNear(reckoning: Reckoning, policy: LightPolicy, now: Date): boolean {
  const { deadline, paused, remaining, total, unit } = reckoning;
  if (paused || !deadline) return false;
  if (unit === 'hour' || total <= 1) return (deadline.getTime() - now.getTime()) / 3_600_000 <= policy.yellowHoursLeft;
  const byDays = policy.yellowDaysLeft !== undefined && remaining <= policy.yellowDaysLeft;
  return byDays || (policy.yellowShare !== undefined && remaining / total <= policy.yellowShare);
}
