/** Something wrong in a diagram; `element` is its id. What is only to be thought over is a warning, and keeps nothing from being deployed. */
export type Found = { element: string | null; rule: string; message: string; category?: 'warn' };
