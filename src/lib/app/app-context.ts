import { createContext } from 'svelte';
import type { FootnoteApp } from './footnote-app.svelte';

/** The app of this tab, set by the root layout once it is open. */
export const [useApp, provideApp] = createContext<FootnoteApp>();
