import { workOutApart, workOutHere } from '../store/fit/fit-apart';
import type { FootnoteApp } from './footnote-app.svelte';

/** Who works out what takes long: a worker, but for what lies in this page's memory, which no worker can read. */
export const workFor = (app: FootnoteApp) => (app.inMemory ? workOutHere : workOutApart);
