export const studio = {
  canvas: {
    label: '流程图：{{name}}',
    none: '这件事还没有进入流程',
    loading: '正在打开流程图',
    failed: '流程图打不开，请刷新页面再试',
    switch: '切换流程图',
    version: '第 {{version}} 版',
    zoomIn: '放大',
    zoomOut: '缩小',
    fit: '全图',
    current: '当前环节',
    openCalled: '打开被调用的流程',
  },
  state: { active: '正在办理', completed: '已完成', terminated: '已终止', incident: '出现故障' },
  outline: { title: '文字版（{{count}} 个环节）', empty: '还没有经过任何环节', times: '{{count}} 次' },
};
