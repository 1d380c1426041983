/** The same keys as another catalogue: a twin that misses a key does not compile. */
export type Twin<T> = { [key in keyof T]: T[key] extends string ? string : Twin<T[key]> };
