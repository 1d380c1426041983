/**
 * The persons that somebody has written into one field, so that two ways of writing the same name are equal: without blanks, of one
 * width and case, without what they are called by office (李明科长, 李明（科长）). Never empty texts.
 */
export const personNames = (text: string): string[] =>
  text
    .slice(0, longest)
    .normalize('NFKC')
    .split(/[,;/、。()[\]【】]|\r?\n/)
    .map((part) => part.replace(/\s/g, '').toLowerCase())
    .map((part) => part.replace(office, '$1'))
    .filter(Boolean);

const office = /^(.{2,}?)(?:副|正)?(?:局长|处长|科长|股长|站长|主任|所长|队长|同志|先生|女士)$/u;

const longest = 200;
