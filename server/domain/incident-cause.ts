/**
 * What the engine could not go on with, as it says it; `MESSAGE_REFUSED` is the hall's own: a message that was not taken;
 * so is `CASE_NOT_STARTED`.
 */
export type IncidentFacts = { errorType: string; message: string; elementName: string };

/**
 * The cause of an incident in plain Chinese, with what to do about it. The engine's own text is for who repairs it; this is
 * for who must decide whether to repair or to try again. Error types: Zeebe 8.5, ErrorType.
 */
export function incidentCause({ errorType, message, elementName }: IncidentFacts): string {
  const where = `“${elementName}”`;
  switch (errorType) {
    case 'JOB_NO_RETRIES':
    case 'EXECUTION_LISTENER_NO_RETRIES':
    case 'MESSAGE_REFUSED':
      return `${where}没有成功：${jobCause(message)}`;
    case 'CASE_NOT_STARTED':
      return `提交以后流程没有开始：${firstLine(message)}。请流程设计人员改正并部署流程图；改好以后系统会自动启动，一般几分钟，最迟在提交后一天。`;
    case 'UNHANDLED_ERROR_EVENT':
      return `${where}报告了业务错误${quoted(message)}，流程图没有安排怎样处理。请流程设计人员补画处理路径并部署；已在办的，改正原因后重试。`;
    case 'CONDITION_ERROR':
      return `${where}之后的条件算不出结果${quoted(message)}。请检查条件里用到的变量，改正后重试。`;
    case 'EXTRACT_VALUE_ERROR':
      return `${where}设置的值算不出来${quoted(message)}，如候选部门、期限或者关联号。请检查流程图里的表达式和办件的数据，改正后重试。`;
    case 'IO_MAPPING_ERROR':
      return `${where}的输入输出映射算不出来${quoted(message)}。请检查映射里用到的变量，改正后重试。`;
    case 'CALLED_ELEMENT_ERROR':
      return `${where}要调用的流程图找不到${quoted(message)}。请先部署被调用的流程图，再重试。`;
    case 'FORM_NOT_FOUND':
    case 'RESOURCE_NOT_FOUND':
      return `${where}引用的表单或文件没有部署${quoted(message)}。请先部署，再重试。`;
    case 'CALLED_DECISION_ERROR':
    case 'DECISION_EVALUATION_ERROR':
      return `${where}的决策表算不出结果${quoted(message)}。请检查决策表，改正后重试。`;
    case 'MESSAGE_SIZE_EXCEEDED':
      return `${where}交给引擎的数据太大。流程变量只应放编号和短代码，请流程设计人员改正后重试。`;
    default:
      return `${where}无法继续${quoted(message)}。请查看引擎的说明，改正后重试。`;
  }
}

/** A job's last failure, by what its worker said. */
const jobCauses: readonly (readonly [RegExp, string])[] = [
  [
    /^(variable|header|output) /,
    '流程图交给程序的数据不对。请流程设计人员对照任务模板检查这个任务的设置，改正后重试。',
  ],
  [/undeclared error/, '程序出现没有说明的错误。请联系系统管理员。'],
  [/time(d)? ?-?out|ETIMEDOUT|超时/i, '外部系统没有按时答复。一般稍后重试即可；反复出现时请联系对方系统。'],
  [
    /ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|unavailable|out of service|cannot be reached|does not answer|fetch failed|无法访问/i,
    '外部系统连不上。请确认对方系统恢复后重试。',
  ],
  [/signature|verify|certificate|验签|签名/i, '外部系统的答复验签不通过，没有采信。请联系对方系统核对密钥和证书。'],
  [/no-notice|未书面告知|written notice/i, '暂停计时之前没有出具书面告知书。请先出具，再重试。'],
  [/配额|限额|quota/i, '限额不足或者没有设置。请核对限额后重试。'],
];

function jobCause(message: string): string {
  const known = jobCauses.find(([pattern]) => pattern.test(message));
  if (known) return known[1];
  const said = firstLine(message);
  return said === '' ? '程序没有说明原因，请联系系统管理员。' : `${said}。请排除原因后重试。`;
}

const firstLine = (text: string): string =>
  (text.split('\n')[0] ?? '')
    .trim()
    .slice(0, 200)
    .replace(/[。.]$/, '');

const quoted = (message: string): string => {
  const said = firstLine(message);
  return said === '' ? '' : `（${said}）`;
};
