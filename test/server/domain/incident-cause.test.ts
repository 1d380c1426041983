import test from 'ava';
import { incidentCause } from '../../../server/domain/incident-cause.ts';

const cases: [errorType: string, message: string, cause: RegExp][] = [
  ['JOB_NO_RETRIES', 'the registry does not answer', /外部系统连不上/],
  ['JOB_NO_RETRIES', 'registry: timed out after 20000 ms', /没有按时答复/],
  ['JOB_NO_RETRIES', 'connect ECONNREFUSED 127.0.0.1:1', /外部系统连不上/],
  ['JOB_NO_RETRIES', 'header clock: Invalid input', /任务模板/],
  ['JOB_NO_RETRIES', 'variable caseId: Invalid UUID', /任务模板/],
  ['JOB_NO_RETRIES', 'worker pay threw the undeclared error x', /没有说明的错误/],
  ['JOB_NO_RETRIES', '收件人地址不完整\n    at send', /收件人地址不完整。请排除原因后重试/],
  ['JOB_NO_RETRIES', '', /没有说明原因/],
  ['UNHANDLED_ERROR_EVENT', "error 'identity-mismatch' not caught", /没有安排怎样处理/],
  ['CONDITION_ERROR', 'no variable found', /条件算不出结果（no variable found）/],
  ['EXTRACT_VALUE_ERROR', 'expected list', /候选部门/],
  ['IO_MAPPING_ERROR', 'x', /输入输出映射/],
  ['CALLED_ELEMENT_ERROR', 'pay not found', /先部署被调用的流程图/],
  ['FORM_NOT_FOUND', 'x', /没有部署/],
  ['DECISION_EVALUATION_ERROR', 'x', /决策表/],
  ['MESSAGE_SIZE_EXCEEDED', 'x', /数据太大/],
  ['SOMETHING_NEW', 'x', /无法继续（x）/],
  ['UNKNOWN', '', /无法继续。请查看/],
];

for (const [errorType, message, cause] of cases) {
  test(`${errorType} “${message.split('\n')[0]}” is told in words with what to do`, (t) => {
    const told = incidentCause({ errorType, message, elementName: '共享材料' });
    t.regex(told, cause);
    t.true(told.startsWith('“共享材料”'));
    t.regex(told, /重试。|即可；|管理员。|对方系统。/);
  });
}
