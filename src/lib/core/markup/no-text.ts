/** Characters that are no text: controls, bidirectional overrides and isolates, a stray byte order mark, lone surrogates. */
// U+200E, U+200F, U+061C and the joiners stay allowed: right-to-left scripts need them, and they cannot reorder a line.
export const NO_TEXT =
	/\r(?!\n)|[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFD-\uFFFF\p{Surrogate}]/gu;
