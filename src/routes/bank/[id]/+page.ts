import { shippedBanks } from 'virtual:banks';

/** A page is prerendered for each bank that is shipped, whether or not something links to it. */
export const entries = () => shippedBanks.map(({ id }) => ({ id }));
