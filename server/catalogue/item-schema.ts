import { z } from 'zod';

/** item.json: the guide of an item in the terms of the field (domain.md 1). Names marked [?] in the sources stand in `sampleData`. */
export const Item = z.object({ code: z.string() });
export type Item = z.infer<typeof Item>;
