/** Something wrong in processes/, told to a designer. `file` is relative to processes/. */
export type Fault = { file: string; element: string | null; rule: string; message: string };
