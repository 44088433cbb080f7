/** The name of a bank's own file, where banks are kept with the texts of their sources; in `questions/` it is the bank's id. */
export const BANK_FILE = 'bank.yaml';

/** The text of a source, beside the bank: a name without folders, and without dots that lead out of one. */
export const TEXT_FILE = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.(?:md|txt)$/;

/** A picture beside the bank, named as plainly. No SVG: it can hold script. */
export const IMAGE_FILE = /^[a-z0-9]+(?:[-_][a-z0-9]+)*\.(?:png|jpe?g|webp|gif)$/;

/** What pictures may ask of a learner's device; bytes, pixels and characters. */
export const IMAGE_LIMITS = { bytes: 500_000, total: 5_000_000, side: 2000, alt: 300 };
