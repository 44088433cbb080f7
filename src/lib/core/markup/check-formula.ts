/** @returns what is wrong with a formula, without a full stop; null where it is sound. */
export type CheckFormula = (tex: string, display: boolean) => string | null;
