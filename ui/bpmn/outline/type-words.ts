/** Kinds of elements as a designer calls them; the same words as in the menus of the canvas. */
const CHINESE: Record<string, string> = {
  Participant: '泳池',
  Lane: '泳道',
  SubProcess: '子流程',
  Task: '任务',
  UserTask: '人工任务',
  ServiceTask: '服务任务',
  SendTask: '发送任务',
  ReceiveTask: '接收任务',
  ScriptTask: '脚本任务',
  ManualTask: '手工任务',
  BusinessRuleTask: '规则任务',
  CallActivity: '调用活动',
  StartEvent: '开始事件',
  EndEvent: '结束事件',
  BoundaryEvent: '边界事件',
  IntermediateCatchEvent: '中间捕获事件',
  IntermediateThrowEvent: '中间抛出事件',
  ExclusiveGateway: '排他网关',
  ParallelGateway: '并行网关',
  InclusiveGateway: '包容网关',
  EventBasedGateway: '事件网关',
  DataObjectReference: '数据对象',
  DataStoreReference: '数据存储',
};

export const typeInWords = (type: string, language: string): string =>
  (language.startsWith('zh') ? CHINESE[type] : undefined) ?? type.replace(/(\B[A-Z])/g, ' $1');
