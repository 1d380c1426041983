export const watch = {
  title: '督查台',
};
