import type { ParcelStatus } from './provider.ts';

/** The post's operation codes, as public clients list them; what is not listed is "on its way". */
export const statusByCode: Record<string, ParcelStatus> = {
  '203': 'collected',
  '389': 'in-transit',
  '702': 'out-for-delivery',
  '704': 'signed',
  '711': 'returned',
};

export const codeByStatus: Record<ParcelStatus, { code: string; name: string }> = {
  collected: { code: '203', name: '收寄' },
  'in-transit': { code: '389', name: '运输中' },
  'out-for-delivery': { code: '702', name: '投递邮件' },
  signed: { code: '704', name: '妥投' },
  returned: { code: '711', name: '退回妥投' },
};
