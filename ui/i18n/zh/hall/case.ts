export const caseTexts = {
  tab: '我的办件',
};
