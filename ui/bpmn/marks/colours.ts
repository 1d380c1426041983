/** Ink of every diagram: dark enough for text on white, and the system's CJK fonts. */
export const BPMN_COLOURS = {
  bpmnRenderer: { defaultFillColor: '#ffffff', defaultStrokeColor: '#1f2937', defaultLabelColor: '#111827' },
  textRenderer: {
    defaultStyle: {
      fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
      fontSize: 12,
      lineHeight: 1.25,
    },
    externalStyle: { fontSize: 12, lineHeight: 1.25 },
  },
};
