import type { Jdk } from './jdk.mjs';

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

/** What is missing, in words, with how to get it; empty when nothing is. */
export function missingParts(found: Found): string[];
