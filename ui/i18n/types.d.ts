import 'i18next';
import type { desk } from './zh/desk.ts';
import type { hall } from './zh/hall.ts';
import type { shell } from './zh/shell.ts';
import type { studio } from './zh/studio.ts';
import type { watch } from './zh/watch.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      shell: typeof shell;
      hall: typeof hall;
      desk: typeof desk;
      watch: typeof watch;
      studio: typeof studio;
    };
  }
}
