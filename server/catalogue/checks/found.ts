/** Something wrong in a diagram; `element` is its id. */
export type Found = { element: string | null; rule: string; message: string };
