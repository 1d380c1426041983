/** The only procedures that stop the clock, by the names that diagrams use for them (行政许可法 §45). */
export const specialProcedures = {
  hearing: '听证',
  tender: '招标',
  auction: '拍卖',
  inspection: '检验',
  test: '检测',
  quarantine: '检疫',
  appraisal: '鉴定',
  'expert-review': '专家评审',
} as const;

export type SpecialProcedure = keyof typeof specialProcedures;

/** Whether the law lets the clock stand still for it (行政许可法 §45); its list is closed. */
export const isSpecialProcedure = (name: string): name is SpecialProcedure => Object.hasOwn(specialProcedures, name);
