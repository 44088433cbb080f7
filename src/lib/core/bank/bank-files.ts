/** The name of a bank's own file, where banks are kept with the texts of their sources; in `questions/` it is the bank's id. */
export const BANK_FILE = 'bank.yaml';

/** The text of a source, beside the bank: a name without folders, and without dots that lead out of one. */
export const TEXT_FILE = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.(?:md|txt)$/;
