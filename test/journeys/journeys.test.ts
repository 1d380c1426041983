// All journeys go through one hall and one browser: each file of its own would start both again.
import './rights.ts';
import './draft.ts';
import './unfinished.ts';
import './keyboard.ts';
import './printed.ts';
import './english.ts';
import './licence.ts';
import './correction.ts';
import './fee.ts';
import './co-approval.ts';
import './board.ts';
import './urging.ts';
import './desk-day.ts';
import './studio.ts';
import './tools/accessible.ts';
import './asked.ts';
import './incident.ts';
