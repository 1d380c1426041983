/** A JDK that can run the engine. */
export type Jdk = { home: string; version: number };

/** What was found on the machine, for {@link missingParts}. */
export type Found = {
  nodeVersion: string;
  jdk: Jdk | undefined;
  /** The newest JDK that is too old, if one is there. */
  olderJava: number | undefined;
  hasMaven: boolean;
  engineNeeded: boolean;
  mavenNeeded: boolean;
};

/** The first JDK >= 21 of JAVA_HOME, PATH and the folders where systems keep their JDKs. */
export function findJdk(): Jdk | undefined;

/** What is missing, in words, with how to get it; empty when nothing is. */
export function missingParts(found: Found): string[];
