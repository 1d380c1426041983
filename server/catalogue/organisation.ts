export type Organisation = {
  areaName(code: string): string;
  departmentName(code: string): string;
};
