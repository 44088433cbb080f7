/** So many segments are read in a moment, each time the progress screen is opened. */
export const FEW_SEGMENTS = 10;
