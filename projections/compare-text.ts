/** Texts in an order of their own: by code units, as PostgreSQL compares under "C", so that it is the same in every process and locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
