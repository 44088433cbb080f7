/** A content that is no question here, and why, as a sentence. */
export class NoQuestion extends Error {}
