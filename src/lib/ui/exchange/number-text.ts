const format = new Intl.NumberFormat('en-GB');

/** A count as it is read: 12,345. */
export const numberText = (count: number): string => format.format(count);
