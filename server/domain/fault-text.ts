/** The words of a fault of the database without the row that it was about: that is what people had written. */
export const withoutRow = (message: string): string => message.split(/\n - detail:/)[0] ?? '';
