export const hall = {
  title: '办事大厅',
};
