import test from 'ava';
import { missingParts } from '../../../server/embedded/bootstrap.mjs';
import { findJdk } from '../../../server/embedded/jdk.mjs';

const complete = {
  nodeVersion: '24.21.0',
  jdk: { home: '/jdk', version: 25 },
  olderJava: undefined,
  hasMaven: true,
  engineNeeded: true,
  mavenNeeded: true,
};

test('nothing is missing on a complete machine', (t) => {
  t.deepEqual(missingParts(complete), []);
});

test('everything that is missing is told at once, in Chinese and English, with where to get it', (t) => {
  const told = missingParts({
    ...complete,
    nodeVersion: '18.19.0',
    jdk: undefined,
    olderJava: 17,
    hasMaven: false,
  }).join('\n');
  for (const expected of [
    /Node\.js：现为 18\.19\.0/,
    /this is 18\.19\.0, 20 or newer/,
    /只找到 Java 17/,
    /only Java 17 was found; 21 or newer/,
    /没有找到 mvn/,
    /mvn was not found/,
  ])
    t.regex(told, expected);
  t.is(told.match(/https:/g)?.length, 6);
});

test('JDK and Maven are not asked for when nothing embedded needs them', (t) => {
  t.deepEqual(
    missingParts({ ...complete, jdk: undefined, hasMaven: false, engineNeeded: false, mavenNeeded: false }),
    [],
  );
});

test('the JDK found is new enough for the engine', (t) => {
  t.true((findJdk()?.version ?? 0) >= 21);
});
