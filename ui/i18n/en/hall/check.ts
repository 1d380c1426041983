import type { Twin } from '../../twin.ts';
import type { check as zh } from '../../zh/hall/check.ts';

export const check: Twin<typeof zh> = {
  another: 'Check another paper',
  title: 'Check a paper',
  lead: 'By the check code on a paper (or its QR code) see whether this hall issued it. No account needed.',
  code: 'Check code',
  codeHint: 'Printed below the QR code: 22 letters, digits, - and _; capitals matter',
  codeFault: 'A check code has 22 letters, digits, - and _',
  look: 'Check',
  good: 'This hall issued such a paper',
  compare: 'Please compare it with the one in your hands: if one thing differs, it is not this one.',
  unknown: 'There is no such paper',
  unknownHelp:
    'Please look at the code again. If it is right and nothing is found, this hall did not issue the paper; do not rely on it.',
  number: 'Number',
  organ: 'Issued by',
  issued: 'Issued on',
  item: 'Item',
  case: 'Case number',
  holder: 'Holder',
  validity: 'Valid',
  fromTo: '{{from}} to {{to}}',
  since: 'from {{from}}, {{words}}',
  always: 'without end',
  states: { 'not-yet': 'not yet in force', 'in-force': 'in force', ended: 'ended' },
  file: 'Compare the file',
  fileHelp:
    'Choose the PDF that you were given to see whether it is unchanged. It is compared on your device and not sent.',
  choose: 'Choose a file',
  same: 'The same: exactly the file that was issued',
  differs: 'Not the same: this file was changed, or it is another paper',
  unable: 'This browser cannot compare files at this address; please use https',
};
