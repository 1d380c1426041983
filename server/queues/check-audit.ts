import { checkAudit as check } from '../commands/audit/check-audit.ts';
import { defineJob } from './define-job.ts';

export const checkAudit = defineJob({ name: 'check-audit', everyMs: 6 * 3_600_000, run: check });
