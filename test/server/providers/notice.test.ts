import test from 'ava';
import { ProviderAnswerInvalid, ProviderTimeout, ProviderUnavailable } from '../../../server/providers/errors.ts';
import { startTwins } from './twins.ts';

const message = { id: 'notice-1', channel: 'sms', to: '13800000001', text: '您的办件已受理。' } as const;

test('the same message is delivered once, however often it is sent', async (t) => {
  const { notice, control } = await startTwins(t);
  const first = await notice.send(message);
  t.deepEqual(await notice.send(message), first);
  t.is((await notice.send({ ...message, text: '别的内容' })).kind, 'refused');
  const { systems } = await (await control('GET', '/')).json();
  const sms = systems.find((system: { name: string }) => system.name === 'notice');
  t.is(sms.state.messages, 1);
  t.like(sms.state.latest[0], { to: '138****0001', text: message.text, times: 2 });
});

test('faults: refusal as a value, cut connection, altered answer and outage as errors', async (t) => {
  const { notice, setFault } = await startTwins(t);
  await setFault('notice', 'refuse');
  t.is((await notice.send(message)).kind, 'refused');
  await setFault('notice', 'drop');
  await t.throwsAsync(notice.send(message), { instanceOf: ProviderTimeout });
  await setFault('notice', 'tamper');
  await t.throwsAsync(notice.send(message), { instanceOf: ProviderAnswerInvalid });
  await setFault('notice', 'down');
  await t.throwsAsync(notice.send(message), { instanceOf: ProviderUnavailable });
  await setFault('notice', 'none');
  t.is((await notice.send(message)).kind, 'sent');
});

test('a number that takes no text message is refused like by the house itself', async (t) => {
  const { notice } = await startTwins(t);
  const answer = await notice.send({ ...message, to: '0591-8755' });
  t.like(answer, { kind: 'refused', reason: '手机号码不能接收短信' });
});
