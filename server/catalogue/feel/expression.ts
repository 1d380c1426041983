/** Whether a text of a diagram is a FEEL expression: there they begin with `=`, in item.json and forms they need not. */
export const isExpression = (text: string): boolean => text.trimStart().startsWith('=');

/** An expression without that sign, as a parser takes it. */
export const bare = (expression: string): string => expression.trim().replace(/^=/, '');
