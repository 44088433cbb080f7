/** Why an item is left out: a sentence. */
export class NotTaken extends Error {}
