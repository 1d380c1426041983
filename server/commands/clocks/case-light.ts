import type { Light } from '../../entities/case/case.ts';
import type { Clock } from '../../entities/supervision/clock.ts';

/** A lawful pause of the case's own clocks outweighs a step or a hearing that goes on meanwhile and is in time. */
const rank: Record<Light, number> = { red: 4, yellow: 3, paused: 2, green: 1, none: 0 };

/** Of two lights the one that decides the case's. */
const worseLight = (a: Light, b: Light): Light => (rank[b] > rank[a] ? b : a);

/** The applicant's own time to correct and to pay: who lets it pass is late himself, not the department. */
export const isApplicants = ({ kind }: Pick<Clock, 'kind'>): boolean => kind === 'correction' || kind === 'payment';

/** A case's light with one more clock: red is for its own limits, a late step or applicant alone makes it yellow (效能监察). */
export const withClock = (light: Light, clock: Pick<Clock, 'kind' | 'light'>): Light =>
  worseLight(light, clock.light === 'red' && (clock.kind === 'step' || isApplicants(clock)) ? 'yellow' : clock.light);
