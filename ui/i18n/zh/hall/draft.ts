export const draft = {
  title: '没填完的申请',
  savedAt: '保存于 {{time}}',
  discard: '删除',
  discardTitle: '要删除这份草稿吗？',
  discardText: '“{{name}}”已经填写的内容会删掉，不能恢复。',
  discardYes: '删除草稿',
  discardNo: '留着',
  resumed: '已恢复您 {{time}} 保存的草稿，可以接着填。',
  startOver: '从头填写',
  startOverTitle: '要从头填写吗？',
  startOverText: '草稿里已经填写的内容会删掉，不能恢复。',
  startOverYes: '从头填写',
  startOverNo: '接着填',
  elsewhere:
    '这份草稿在另一台设备或另一个页面上改动过（或已提交、删除）。请选择以哪一份为准，选定之前这里的改动不会保存。',
  keepMine: '保留这里填写的',
  takeOther: '用另一处的',
};
