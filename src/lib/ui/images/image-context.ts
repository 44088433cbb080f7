import { createContext } from 'svelte';

/** Where a picture of that digest is: an address, its bytes, or null where there is none. May reject. */
export type FindImage = (digest: string) => Promise<string | Blob | null>;

/** Set by the root layout. */
export const [useImages, provideImages] = createContext<FindImage>();
