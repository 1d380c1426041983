import type { ThemeConfig } from 'antd';

/** Citizens read 16 px with room around it; staff get a dense 14 px. */
export type Density = 'citizen' | 'staff';

/** Colours that stand alone in style sheets too (`styles/base.css` has the same as custom properties). */
export const colour = {
  blue: '#0B4EA2',
  ink: '#17212E',
  inkSoft: '#4A5666',
  line: '#CBD3DD',
  ground: '#F4F6F9',
  red: '#B3261E',
  amber: '#8A5300',
  green: '#1A6B3C',
} as const;

/**
 * antd's tokens with every text colour raised to WCAG AA (4.5:1 on white and on the page's ground; axe checks it), and
 * borders of controls to 3:1.
 */
export const themeFor = (density: Density): ThemeConfig => ({
  token: {
    colorPrimary: colour.blue,
    colorInfo: colour.blue,
    colorLink: colour.blue,
    colorSuccess: colour.green,
    colorWarning: colour.amber,
    colorError: colour.red,
    colorTextBase: colour.ink,
    colorTextSecondary: colour.inkSoft,
    colorTextTertiary: '#566273',
    colorTextDescription: '#566273',
    colorTextPlaceholder: '#667080',
    colorTextDisabled: '#667080',
    colorBgLayout: colour.ground,
    colorBorder: '#8792A0',
    colorBorderSecondary: colour.line,
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    borderRadius: 6,
    sizeUnit: 4,
    sizeStep: 4,
    fontSize: density === 'citizen' ? 16 : 14,
    controlHeight: density === 'citizen' ? 44 : 32,
    lineHeight: density === 'citizen' ? 1.7 : 1.5714,
    fontFamily:
      'system-ui, -apple-system, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
    fontFamilyCode: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  },
});
