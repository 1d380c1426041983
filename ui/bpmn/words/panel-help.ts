/** Explanations that open beside a field. */
export const panelHelp: Record<string, string> = {
  'If turned on, all variables from the parent process instance will be propagated to the child process instance.':
    '打开后，上级流程的全部变量都传给下级流程。',
  'Otherwise, only variables defined via input mappings will be propagated.': '关闭时，只传“输入”中写明的变量。',
  'If turned on, all variables from the child process instance will be propagated to the parent process instance.':
    '打开后，下级流程的全部变量都传回上级流程。',
  'Otherwise, only variables defined via output mappings will be propagated.': '关闭时，只传“输出”中写明的变量。',
  'A specific point in time defined as ISO 8601 combined date and time representation.':
    '某个时刻，按 ISO 8601 写成日期加时间。',
  'UTC time': '世界时',
  'UTC plus 2 hours zone offset': '世界时加 2 小时',
  'Documentation: Timer events': '说明：定时事件',
  'Timer documentation': '定时说明',
  'How to configure a timer': '怎样设置定时',
  'A cycle defined as ISO 8601 repeating intervals format.': '重复的周期，按 ISO 8601 写。',
  'A cycle defined as ISO 8601 repeating intervals format, or a cron expression.':
    '重复的周期，按 ISO 8601 或 cron 写。',
  'every 10 seconds, up to 5 times': '每 10 秒一次，最多 5 次',
  'every day, infinitely': '每天一次，不限次数',
  'every hour on the hour from 9-5 p.m. UTC Monday-Friday': '周一至周五 9 点到 17 点（世界时）每个整点',
  'A time duration defined as ISO 8601 durations format.': '一段时长，按 ISO 8601 写。',
  '15 seconds': '15 秒',
  '1 hour and 30 minutes': '1 小时 30 分',
  '14 days': '14 天',
  'Define who the task is assigned to. One or all of the following attributes can be specified simultaneously. ':
    '写明由谁办理。本系统按候选部门分派，格式为 ["dept:部门"]。',
  'User task documentation': '人工任务说明',
  'Learn more.': '了解更多。',
  'Define a boolean condition expression that defines when this flow is taken. ': '写明什么条件下走这条连线。',
  'Conditions documentation': '条件说明',
  'Learn how to define conditions.': '怎样写条件。',
  'Evaluate a business rule, for example a DMN decision. To add a custom implementation, use a job worker. ':
    '按规则判断，例如 DMN 决策；要用自己的程序，选“由程序办理”。',
  'Business rule task documentation': '规则任务说明',
  'Implement a script task using an inline FEEL expression. To add a custom implementation, use a job worker. ':
    '用 FEEL 表达式计算；要用自己的程序，选“由程序办理”。',
  'Script task documentation': '脚本任务说明',
  'Implement a user task managed by Camunda. To add a custom implementation, use a job worker. ':
    '本系统的人工任务选“由程序办理”，进入工作台的任务列表。',
  'Link a form created with the Camunda Forms editor. To associate a custom form, application, or URL to the user task, specify an external reference. ':
    '链接一个表单；要用别的表单或网址，选“外部表单”。',
  'User task form documentation': '任务表单说明',
  'Link or embed a form created with the Camunda Forms editor. To associate a custom form, application, or URL to the user task, specify a form key. ':
    '本系统填“表单名称”：事项目录中表单文件的名称，不带扩展名。',
  'Define the decision to evaluate and how to map back the evaluation result. ': '写明调用哪个决策，结果放在哪个变量。',
  'Send task documentation': '发送任务说明',
  'Configure the message that the task waits for. ': '写明任务等待哪个消息。',
  'Receive task message documentation': '接收任务说明',
  'Configure the message that will start this process instance. ': '写明由哪个消息启动流程。',
  'Message start event documentation': '消息开始事件说明',
  'Configure the message that this event waits for. ': '写明事件等待哪个消息。',
  'Message catch event documentation': '消息捕获事件说明',
  'Configure the message that will trigger this boundary event. ': '写明由哪个消息触发边界事件。',
  'Message boundary event documentation': '消息边界事件说明',
  'Define the ID of the process to call (e.g. ': '写明调用哪个流程的编号（例如 ',
  ' or ': ' 或 ',
  '). ': '）。',
  'Call activity documentation': '调用活动说明',
  'Specify which job workers handle the task work to execute a service (e.g. ': '写明由哪个程序办理（例如 ',
  'Service task documentation': '服务任务说明',
  'Specify which job workers handle the task work to evaluate business rules. ': '写明由哪个程序判断规则。',
  'Specify which job workers handle the task work to execute a script. ': '写明由哪个程序执行脚本。',
  'Specify which job workers handle the task work to send a message (e.g. ': '写明由哪个程序发送消息（例如 ',
  'Specify which job workers handle the event work. ': '写明由哪个程序处理事件。',
  'Message throw event documentation': '消息抛出事件说明',
  'Execute this task for each element of a given collection. ': '集合中每个元素各办一次。',
  'Define an input collection expression that defines the collection to iterate over (e.g. ': '写明是哪个集合（例如 ',
  'To collect the output define the output collection and the output element expressions. ':
    '要收集结果，填写输出集合和输出元素。',
  'Multi instance documentation': '多实例说明',
  'Define an error code (e.g. ': '写明错误代码（例如 ',
  'Error event documentation': '错误事件说明',
  'Add input mappings to control what is passed to the activity as local variables. ':
    '写明把什么作为局部变量交给活动。',
  'Input mappings documentation': '输入说明',
  'Add output mappings to control which variables are merged back into the process scope. ': '写明哪些变量交回流程。',
  'Output mappings documentation': '输出说明',
  'The number of times the engine tries executing this activity if a worker signals a failure. The default is three.':
    '程序失败时引擎再试几次；不填为 3 次。',
  'Latest binding': '最新版本',
  'Uses the most recent deployed resource.': '使用最近部署的版本。',
  'Deployment binding': '同次部署',
  'Uses the resource found in the same deployment.': '使用同一次部署的版本。',
  'Version tag binding': '版本标签',
  'Uses the most recent deployed resource with the given version tag.': '使用带有这个标签的最近版本。',
  'Version tag by which this process can be referenced.': '用这个标签引用本流程。',
  'Version tag by which the called process will be referenced.': '用这个标签引用被调用的流程。',
  'Version tag by which the called decision will be referenced.': '用这个标签引用被调用的决策。',
  'Version tag by which the linked form will be referenced.': '用这个标签引用表单。',
  'Specifies the priority of a user task. Must be an integer between 0 and 100. If no value is provided, the default value is 50. ':
    '任务的优先级，0 到 100 的整数；不填为 50。',
  'User task priority documentation': '优先级说明',
  'Define the completion behavior of an ad-hoc subprocess. If no completion condition is set, it will be completed after all active elements have been completed. ':
    '写明临时子流程何时完成；不写时，全部激活的元素完成后完成。',
  'Ad-hoc subprocess documentation': '临时子流程说明',
  'Define a collection of elements which will be activated when the ad-hoc subprocess is reached. ':
    '到达临时子流程时激活哪些元素。',
  'Identifier computed from the process context that is used to correlate an incoming message (e.g. ':
    '用来把来到的消息与办件对上（例如 ',
  'Subscription correlation key documentation': '关联键说明',
  'Variable events that trigger the condition evaluation.\n\nIf none selected, all variable events will trigger the condition evaluation.':
    '哪些变量事件引起重新判断；一个不选则全部。',
};
