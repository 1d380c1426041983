import { checkTimeLimit } from './check-time-limit.ts';
import { closeCase } from './close-case.ts';
import { collectFee } from './collect-fee.ts';
import { dispatchEms } from './dispatch-ems.ts';
import { drawQuota } from './draw-quota.ts';
import { extendClock } from './extend-clock.ts';
import { issueResult } from './issue-result.ts';
import { notify } from './notify.ts';
import { openBranches } from './open-branches.ts';
import { pauseClock } from './pause-clock.ts';
import { resumeClock } from './resume-clock.ts';
import { shareMaterial } from './share-material.ts';
import { startClock } from './start-clock.ts';
import { stopClock } from './stop-clock.ts';
import { verifyIdentity } from './verify-identity.ts';

/** Every job type that the hall carries out. */
export const workers = [
  checkTimeLimit,
  closeCase,
  collectFee,
  dispatchEms,
  drawQuota,
  extendClock,
  issueResult,
  notify,
  openBranches,
  pauseClock,
  resumeClock,
  shareMaterial,
  startClock,
  stopClock,
  verifyIdentity,
];
