/** The ids of a footnote and of the mark in the text that leads to it; `group` keeps several on a page apart. */
export const noteId = (group: string, number: number): string => `${group}-note-${number}`;
export const markId = (group: string, number: number): string => `${group}-mark-${number}`;
