import { propertyName, typeName } from './lint-words.ts';

type Sentence = readonly [RegExp, string | ((...groups: string[]) => string)];

const types = (list: string) =>
  list.replace(/<?([\w-]+:\w+)>?/g, (_, type: string) => `“${typeName(type)}”`).replace(' or ', '或');
const properties = (list: string) =>
  list.replace(/<([\w-]+)>/g, (_, name: string) => `“${propertyName(name)}”`).replaceAll(' or ', '或');

/** The sentences of bpmnlint and of the engine's rules, said as one would to a designer who reads no English. */
const SENTENCES: readonly Sentence[] = [
  [/^Element is missing label\/name$/, '没有名称'],
  [/^Element is missing name$/, '没有名称'],
  [/^Element is unused$/, '定义了却没有用到'],
  [/^Element name is not unique$/, '名称与别的定义重复'],
  [/^Element is not connected$/, '没有与任何元素相连'],
  [/^Element is missing bpmndi$/, '没有画在图上'],
  [/^Element overlaps with other element$/, '与别的元素重叠'],
  [/^Element is outside of parent boundary$/, '画到了所属范围之外'],
  [/^Element is an implicit end$/, '没有后续：流程到这里停住，应当接到结束事件'],
  [/^Element is an implicit start$/, '没有来路：应当由开始事件或别的元素接入'],
  [/^Flow splits implicitly$/, '有多条流出：应当用网关分开'],
  [/^Incoming flows do not join$/, '多条流入在这里不会汇合，每条都会各走一遍：应当用网关汇合'],
  [/^Gateway forks and joins$/, '网关同时汇合又分开：应当分成两个'],
  [/^Gateway is superfluous\. /, '网关只有一进一出，是多余的'],
  [/^Termination is superfluous\.$/, '这里没有别的支路，不需要终止结束'],
  [/^Sequence flow is missing condition$/, '分支没有条件'],
  [/^Sequence flow has superfluous label$/, '连线的名称是多余的'],
  [/^SequenceFlow is a duplicate$/, '连线重复'],
  [/^Duplicate (outgoing|incoming) sequence flows$/, (way) => `${way === 'outgoing' ? '流出' : '流入'}的连线重复`],
  [/^(Process|Sub[ -]?process) is missing end event$/i, '没有结束事件'],
  [/^(Process|Sub[ -]?process) is missing start event$/i, '没有开始事件'],
  [/has multiple blank start events$/, '有多个普通开始事件'],
  [/^Start event is missing event definition$/, '事件子流程的开始事件没有说明由什么触发'],
  [/^Start event must be blank$/, '子流程的开始事件应当是普通开始事件'],
  [/^Event has multiple event definitions$/, '一个事件只能有一种触发'],
  [/^Conditional event is missing a condition$/, '条件事件没有条件'],
  [/^Element type <(.+)> is discouraged$/, (type) => `不建议使用“${typeName(type)}”`],
  [/^An <Event-based Gateway> must have at least 2/, '事件网关至少要有两条流出'],
  [/outgoing from an <Event-based Gateway> must not be conditional$/, '事件网关流出的连线不能有条件'],
  [/^Link event is missing link name$/, '链接事件没有链接名称'],
  [/with link name <(.*)> missing in scope$/, (name) => `找不到与“${name}”成对的链接事件`],
  [/^Duplicate link catch event with link name <(.*)> in scope$/, (name) => `链接“${name}”有两个接收处`],
  [
    /^Element of type (.+) must have one extension element of type (.+)$/,
    (of, needs) => `${types(of)}没有填写${types(needs)}`,
  ],
  [
    /^Element of type (.+) must have property (<.+?>) if it has property (<.+>)$/,
    (_, needs, has) => `填了${properties(has)}，就要填${properties(needs)}`,
  ],
  [/^Element of type (.+) must have property (.+)$/, (of, needs) => `${types(of)}没有填写${properties(needs)}`],
  [/^Element of type (.+?)(?: \(.*\))? not allowed(?:$|[^a-z])/, (of) => `流程引擎不支持${types(of)}`],
  [/^Element of type (.+?)(?: \(.*\))? only allowed by/, (of) => `流程引擎的这个版本还不支持${types(of)}`],
  [
    /^(?:Property|Extension element of type) <([^>]+)>.* only allowed by/,
    (name) => `流程引擎的这个版本还不支持“${propertyName(name)}”`,
  ],
  [/^(?:Property|Extension element of type) <([^>]+)>.* not allowed$/, (name) => `不能填写“${propertyName(name)}”`],
  [/^Property <isExecutable> must have value of <true>$/, '流程没有设为可执行'],
  [/^Property <([^>]+)> must have value of <(.*)>$/, (name, value) => `“${propertyName(name)}”应当是“${value}”`],
  [/^Property <([^>]+)> must have expression value$/, (name) => `“${propertyName(name)}”没有填写表达式`],
  [/^Property <([^>]+)> is not a valid FEEL expression$/, (name) => `“${propertyName(name)}”的FEEL表达式写错了`],
  [/^Expression value of <(.*)> (?:not allowed|only allowed)/, (value) => `表达式“${value}”不能用在这里`],
  [/^Properties of type <(.+?)> have propert.* duplicate value/, (type) => `“${typeName(type)}”有重复的值`],
  [
    /^Property of type <bpmn:LinkEventDefinition> has property <name> with duplicate value of <(.*)>$/,
    (name) => `链接名称“${name}”重复`,
  ],
  [/^Property <conditionExpression> only allowed if source/, '只有排他网关和包容网关流出的连线才能有条件'],
  [/^Multiple elements of type <bpmn:StartEvent>/, '流程有多个普通开始事件'],
  [/^Element of type <bpmn:ReceiveTask> not allowed as event-based gateway target$/, '事件网关后面不能接接收任务'],
  [/must have one property <incoming>/, '事件网关后面的元素只能有一条流入'],
  [/^Loop detected: (.+)$/, (path) => `这些元素会无休止地循环：${path}`],
  [/^A <(.+)> must be expanded$/, (type) => `“${typeName(type)}”应当展开`],
  [/^unparsable content (.*) detected/, (content) => `“${content}”处读不出来`],
  [/^unresolved reference <(.+)>/, (id) => `引用的“${id}”不存在`],
  [/^failed to parse document as <bpmn:Definitions>/, '根元素不是 bpmn:definitions'],
  [/^FEEL function <(.+)> requires/, (name) => `流程引擎的这个版本还没有FEEL函数“${name}”`],
];

/** A rule's message in Chinese; one that we do not know is shown with its rule, so that it can be looked up. */
export function inChinese(rule: string, message: string): string {
  if (/\p{Script=Han}/u.test(message)) return message;
  for (const [pattern, sentence] of SENTENCES) {
    const match = pattern.exec(message);
    if (match) return typeof sentence === 'string' ? sentence : sentence(...match.slice(1));
  }
  return `不符合规则 ${rule}：${message}`;
}
