import { askOpenParcels } from '../commands/parcels/record-parcel-event.ts';
import { askOpenOrders } from '../commands/payments/settle-payment.ts';
import { defineJob } from './define-job.ts';

/** A notice or a push may have been lost: what is open for a while is asked for. */
export const askOuterSystems = defineJob({
  name: 'ask-outer-systems',
  everyMs: 30_000,

  run: async (hall) => {
    await askOpenOrders(hall);
    await askOpenParcels(hall);
  },
});
