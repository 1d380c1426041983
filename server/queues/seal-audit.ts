import { sealAudit as seal } from '../commands/audit/seal-audit.ts';
import { defineJob } from './define-job.ts';

export const sealAudit = defineJob({ name: 'seal-audit', everyMs: 10_000, run: seal });
