import { READ_FORMATS, WRITTEN_FORMATS } from '../../exchange/formats/load-format';

/** The ids of the formats of other programs that are read, and of those that a bank goes out in. Loads none of them. */
export const offeredFormats: readonly string[] = READ_FORMATS;
export const writtenFormats = WRITTEN_FORMATS;
