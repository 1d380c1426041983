import test from 'ava';
import { specialProcedures } from '../../server/domain/clock/special-procedure.ts';
import { desk as deskEn } from '../../ui/i18n/en/desk.ts';
import { hall as hallEn } from '../../ui/i18n/en/hall.ts';
import { shell as shellEn } from '../../ui/i18n/en/shell.ts';
import { studio as studioEn } from '../../ui/i18n/en/studio.ts';
import { watch as watchEn } from '../../ui/i18n/en/watch.ts';
import { desk } from '../../ui/i18n/zh/desk.ts';
import { hall } from '../../ui/i18n/zh/hall.ts';
import { shell } from '../../ui/i18n/zh/shell.ts';
import { studio } from '../../ui/i18n/zh/studio.ts';
import { watch } from '../../ui/i18n/zh/watch.ts';

const places = {
  shell: [shell, shellEn],
  hall: [hall, hallEn],
  desk: [desk, deskEn],
  watch: [watch, watchEn],
  studio: [studio, studioEn],
} as const;

for (const [place, [zh, en]] of Object.entries(places)) {
  test(`every text of ${place} has an English twin with the same places to fill in`, (t) => {
    const chinese = textsOf(zh);
    const english = textsOf(en);
    t.deepEqual([...english.keys()].sort(), [...chinese.keys()].sort());
    for (const [key, text] of chinese) {
      t.deepEqual(placeholders(english.get(key) ?? ''), placeholders(text), key);
      t.not(english.get(key)?.trim(), '', `${key} is empty in English`);
    }
  });
}

test('the pages name the procedures that stop the clock as the law does', (t) => {
  t.deepEqual(hall.case.reasons, specialProcedures);
});

function textsOf(node: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(node).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : [...textsOf(value, `${path}${key}.`)],
    ),
  );
}

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
