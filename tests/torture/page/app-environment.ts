/** In place of SvelteKit's module: the torture page is no part of the site. */
export const browser = true;
export const building = false;
export const dev = false;
export const version = 'torture';
