// Everything about a learner is in their browser, so screens are rendered there; what is prerendered is the shell.
export const ssr = false;
export const prerender = true;
export const trailingSlash = 'always';
