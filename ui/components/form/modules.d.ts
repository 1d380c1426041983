/** Its own types are those of its other build, which the pages do not take. */
declare module 'flatpickr/dist/esm/index.js' {
  type Words = Readonly<Record<string, unknown>>;
  const flatpickr: { l10ns: { en: Words }; localize(words: Words): void };
  export default flatpickr;
}

declare module 'flatpickr/dist/esm/l10n/zh.js' {
  export const Mandarin: Readonly<Record<string, unknown>>;
}
