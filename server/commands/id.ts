import { v7 } from 'uuid';

/** A time-ordered id, so that new rows lie side by side in their index. */
export const newId = (): string => v7();
