import type { Twin } from '../../twin.ts';
import type { draft as zh } from '../../zh/hall/draft.ts';

export const draft: Twin<typeof zh> = {
  title: 'Applications not finished',
  savedAt: 'Saved {{time}}',
  discard: 'Delete',
  discardTitle: 'Delete this draft?',
  discardText: 'What you filled in for “{{name}}” is deleted and cannot be brought back.',
  discardYes: 'Delete the draft',
  discardNo: 'Keep it',
  resumed: 'Your draft of {{time}} is back; you can go on.',
  startOver: 'Start over',
  startOverTitle: 'Start over?',
  startOverText: 'What the draft holds is deleted and cannot be brought back.',
  startOverYes: 'Start over',
  startOverNo: 'Go on with the draft',
  elsewhere:
    'This draft was changed on another device or page (or handed in or deleted there). Please choose which one holds; until then nothing here is saved.',
  keepMine: 'Keep what is here',
  takeOther: 'Take the other one',
};
