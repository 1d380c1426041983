/** A JDK that can run the engine. */
export type Jdk = { home: string; version: number };

/** The first JDK >= 21 of JAVA_HOME, PATH and the folders where systems keep their JDKs. */
export function findJdk(): Jdk | undefined;
