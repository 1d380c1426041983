import test from 'ava';
import { ProviderAnswerInvalid } from '../../../server/providers/errors.ts';
import { createPayment } from '../../../server/providers/payment/index.ts';
import { createSimulatedKeys } from '../../../server/providers/simulated.ts';
import { startHouse } from './payment-house.ts';

test('unionpay: a certificate that does not chain to our root is refused before its signature is looked at', async (t) => {
  const { settings, context, order, provider } = await startHouse(t, 'unionpay');
  await provider.createOrder(order);
  const stranger = await createSimulatedKeys();
  const elsewhere = { ...settings.payment.unionpay, roots: [stranger.unionpay.root] };
  const misled = createPayment({ ...settings.payment, unionpay: elsewhere }, context).unionpay;
  const error = await t.throwsAsync(misled.queryOrder(order.orderId), { instanceOf: ProviderAnswerInvalid });
  t.regex(error?.message ?? '', /root/);
  const otherSigner = { ...settings.payment.unionpay, signer: '别人' };
  const wary = createPayment({ ...settings.payment, unionpay: otherSigner }, context).unionpay;
  await t.throwsAsync(wary.queryOrder(order.orderId), { message: /somebody else/ });
});
