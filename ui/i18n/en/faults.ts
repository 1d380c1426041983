/** What is wrong with a field, for readers of English, by the hall's own words. */
const words: ReadonlyMap<string, string> = new Map([
  ['此项必填', 'This is required'],
  ['请填写表单', 'Please fill in the form'],
  ['格式不对', 'The format is not right'],
  ['格式不对，请按说明填写', 'The format is not right; please follow the hint'],
  ['至少填写一行', 'Fill in at least one row'],
  ['与其他各项不相符', 'It does not fit the other answers'],
  ['表单里没有这一项', 'The form has no such field'],
  ['请填写文字', 'Please enter text'],
  ['请填写数字', 'Please enter a number'],
  ['请填写整数', 'Please enter a whole number'],
  ['请填写日期', 'Please enter a date'],
  ['请填写时间', 'Please enter a time'],
  ['日期和时间都要填写', 'Both date and time are needed'],
  ['请填写正确的电子邮箱', 'Please enter a valid e-mail address'],
  ['请填写正确的身份证号码', 'Please enter a valid identity number'],
  ['请填写正确的统一社会信用代码', 'Please enter a valid unified social credit code'],
  ['请填写正确的手机号码', 'Please enter a valid mobile number'],
  ['请填写11位手机号', 'Please enter a mobile number of 11 digits'],
  ['请从选项里选', 'Please choose one of the options'],
  ['请选择文件', 'Please choose a file'],
  ['应为是或者否', 'Yes or no'],
  ['此项不适用，请不要填写', 'This does not apply; please leave it empty'],
  ['不能与上一项相同', 'It must differ from the one above'],
  ['含有不能显示的字符', 'It contains characters that cannot be shown'],
  ['含有不能保存的字符', 'It contains characters that cannot be stored'],
  ['身份证号码有误', 'The identity number is not valid'],
  ['统一社会信用代码有误', 'The unified social credit code is not valid'],
  ['这个地区不办理本事项', 'This area does not handle the item'],
  ['本事项只由个人申请', 'Only a person can apply for this item'],
  ['本事项只由单位申请', 'Only a unit can apply for this item'],
  ['本事项不提供这种领取方式', 'The item does not offer this way of delivery'],
  ['本事项没有这份材料', 'The item has no such material'],
  ['本事项没有这项条件', 'The item has no such condition'],
  ['只有不予许可的决定写明不符合的条件', 'Only a refusal names conditions that are not met'],
  ['同一份材料只能提交一次', 'A material can be handed in only once'],
  ['没有找到上传的文件，请重新上传', 'The uploaded file was not found; please upload it again'],
  ['上传的文件刚刚用于另一件申请，请重新上传', 'The file was just used in another application; please upload it again'],
  ['文件是空的', 'The file is empty'],
  ['文件不完整，可能没有传完或者已经损坏，请换一个', 'The file is not whole or is damaged; please choose another'],
  ['图片的尺寸太大，请缩小后再上传', 'The picture has too many pixels; please make it smaller'],
  ['上传的内容无法读取', 'What was uploaded cannot be read'],
  ['只能以本人或本单位的名义申请', 'You can apply only in your own name or that of your unit'],
  ['与实名认证的姓名或名称不一致', 'It is not the verified name'],
  ['与实名认证的类型不一致', 'It is not the verified kind of applicant'],
  ['没有这种处理结果', 'There is no such decision'],
]);

/** With a part of the hall's own in them; a name stays as it is. */
const sentences: readonly (readonly [pattern: RegExp, english: string])[] = [
  [/^至少 (\d+) 个字$/, 'At least $1 characters'],
  [/^最多 (\d+) 个字$/, 'At most $1 characters'],
  [/^最多 (\d+) 位小数$/, 'At most $1 decimals'],
  [/^不能小于 (\S+)$/, 'Not less than $1'],
  [/^不能大于 (\S+)$/, 'Not more than $1'],
  [/^合计应为 (\S+)$/, 'The sum must be $1'],
  [/^须为(\S+)格式（按内容判断），不超过(\d+)MB$/, 'It has to be $1 by its content, of at most $2 MB'],
  [/^缺少材料：(.+)$/, 'Missing: $1'],
  [/^选择“(.+)”须写明理由$/, '“$1” needs a reason'],
  // What a schema leaves to zod.
  [/^数值过小：期望 \S+ >=?(\d+) 字符$/, 'At least $1 characters'],
  [/^数值过大：期望 \S+ <=?(\d+) 字符$/, 'At most $1 characters'],
  [/^数值过小：期望 \S+ (>=?\S+)(?: \S+)?$/, 'Too small: $1 is expected'],
  [/^数值过大：期望 \S+ (<=?\S+)(?: \S+)?$/, 'Too large: $1 is expected'],
  [/^无效\S*(?:：.*)?$/, 'This is not valid'],
];

/** An English sentence for a known fault; the hall's own for any other, such as a designer's. */
export function faultInEnglish(said: string): string {
  const whole = words.get(said);
  if (whole !== undefined) return whole;
  const sentence = sentences.find(([pattern]) => pattern.test(said));
  return sentence ? said.replace(...sentence) : said;
}
