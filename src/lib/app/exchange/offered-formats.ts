import { READ_FORMATS, WRITTEN_FORMATS } from '../../exchange/formats/load-format';

/** The ids of the formats of other programs that are read, and of those that a bank goes out in. Loads none of them. */
export const offeredFormats: readonly string[] = READ_FORMATS;
export const writtenFormats: readonly string[] = WRITTEN_FORMATS;
/** Of these, those that hold what a learner did with the questions, too. */
export const progressFormats: readonly string[] = ['anki'];
