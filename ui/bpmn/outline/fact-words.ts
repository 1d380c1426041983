import { panelWords } from '../words/panel.ts';

/** English of the path parts of `factsOf`, the same words as in the properties panel. */
const NAMES: Record<string, string> = {
  name: 'Name',
  isExecutable: 'Executable',
  sourceRef: 'Source',
  targetRef: 'Target',
  attachedToRef: 'Attached to',
  cancelActivity: 'Interrupting',
  default: 'Default flow',
  conditionExpression: 'Condition',
  triggeredByEvent: 'Event sub-process',
  messageRef: 'Message',
  errorRef: 'Error',
  signalRef: 'Signal',
  timeDate: 'Date',
  timeDuration: 'Duration',
  timeCycle: 'Cycle',
  loopCharacteristics: 'Multi-instance',
  completionCondition: 'Completion condition',
  isSequential: 'One after the other',
  'bpmn:Documentation': 'Documentation',
  'bpmn:MessageEventDefinition': 'Message',
  'bpmn:TimerEventDefinition': 'Timer',
  'bpmn:TerminateEventDefinition': 'Terminates',
  'bpmn:ErrorEventDefinition': 'Error',
  'zeebe:TaskDefinition': 'Task definition',
  'zeebe:TaskHeaders': 'Headers',
  'zeebe:IoMapping': 'Variables',
  'zeebe:Input': 'Inputs',
  'zeebe:Output': 'Outputs',
  'zeebe:CalledElement': 'Called element',
  'zeebe:AssignmentDefinition': 'Assignment',
  'zeebe:FormDefinition': 'Form',
  'zeebe:LoopCharacteristics': 'Multi-instance',
  'zeebe:Subscription': 'Subscription',
  type: 'Job type',
  retries: 'Retries',
  processId: 'Process ID',
  candidateGroups: 'Candidate groups',
  formKey: 'Custom form key',
  correlationKey: 'Subscription correlation key',
  inputCollection: 'Input collection',
  inputElement: 'Input element',
  outputCollection: 'Output collection',
  outputElement: 'Output element',
  value: 'Value',
  source: 'Value',
  propagateAllChildVariables: 'Propagate all child process variables',
  propagateAllParentVariables: 'Propagate all parent process variables',
  modelerTemplate: 'Template',
};

const CHINESE: Record<string, string> = {
  ...panelWords,
  Source: '起点',
  Target: '终点',
  'Attached to': '所附活动',
  Interrupting: '中断',
  'Default flow': '默认流',
  'Event sub-process': '事件子流程',
  'One after the other': '逐个办理',
  Terminates: '终止',
  Variables: '变量',
  Subscription: '消息订阅',
  Template: '模板',
};

/** Says nothing that the entry's own name does not say already. */
const SILENT = new Set(['extensionElements', 'zeebe:Header', 'zeebe:IoMapping', 'value', 'source', 'target', 'key']);

/** A property's path in words: 任务参数 › limit. */
export function pathInWords(path: readonly string[], language: string): string {
  const said = path.filter((part) => !SILENT.has(part));
  return (said.length > 0 ? said : path)
    .map((part) => {
      const name = NAMES[part] ?? part;
      return language.startsWith('zh') ? (CHINESE[name] ?? name) : name;
    })
    .join(' › ');
}
