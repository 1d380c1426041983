import type { ModdleElement } from 'bpmn-moddle';
import type { Diagram } from '../diagram.ts';
import { childrenOf, isModdle } from '../moddle.ts';
import type { Found } from './found.ts';

const prefix = 'start-';

/** Name of the message that the hall publishes to start a case of the item, by the id of its process. */
export const startMessage = (processId: string): string => prefix + processId;

/** Whether a message of this name starts a case; any other tells a running one what has happened. */
export const isStartMessage = (name: string): boolean => name.startsWith(prefix);

/** How a diagram is started: an item's by the hall's message, a shared one by the diagram that calls it. */
export type Start = 'message' | 'call';

/** A message that nobody waits for is lost, and its case stays where it is; a call finds only a plain start. */
export function startFaults(diagram: Diagram, processId: string, start: Start): Found[] {
  const starts = startsOf(diagram);
  const [first] = starts;
  const element = first?.id ?? null;
  if (starts.length === 0) return [];
  if (start === 'call')
    return starts.some((each) => childrenOf(each, 'eventDefinitions').length === 0)
      ? []
      : [{ element, rule: 'start-plain', message: '被调用的流程应当由普通开始事件开始' }];
  const wanted = startMessage(processId);
  const given = starts.flatMap(messagesOf);
  if (given.includes(wanted)) return [];
  const told = given.length === 0 ? '现在没有消息' : `现在是“${given.join('”、“')}”`;
  const message = `开始事件应当由消息“${wanted}”触发，${told}：申请提交后流程不会开始`;
  return [{ element, rule: 'start-message', message }];
}

const startsOf = ({ elements }: Diagram): ModdleElement[] =>
  [...elements.values()]
    .filter(({ $type }) => $type === 'bpmn:Process')
    .flatMap((process) => childrenOf(process, 'flowElements'))
    .filter(({ $type }) => $type === 'bpmn:StartEvent');

const messagesOf = (event: ModdleElement): string[] =>
  childrenOf(event, 'eventDefinitions').flatMap((definition) => {
    const message = definition.get('messageRef');
    return isModdle(message) && message.name ? [message.name] : [];
  });
