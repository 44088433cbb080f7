import { statSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';

/** @type {Record<string, string>} */
const TYPES = {
	'.avif': 'image/avif',
	'.css': 'text/css; charset=utf-8',
	'.gif': 'image/gif',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.jpg': 'image/jpeg',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.map': 'application/json; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.pdf': 'application/pdf',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
	'.xml': 'application/xml; charset=utf-8',
	'.yaml': 'application/yaml; charset=utf-8'
};

/**
 * The media type that a file is sent with; one that no browser runs or shows when the ending is unknown.
 * @param {string} path
 * @returns {string}
 */
export function mediaType(path) {
	const ending = extname(path).toLowerCase();
	return (Object.hasOwn(TYPES, ending) && TYPES[ending]) || 'application/octet-stream';
}

/**
 * The path below a folder that a request asks for.
 * @param {string} folder absolute
 * @param {string} url as requested, such as /banks/tides?x=1
 * @returns {string | null} absolute, in the folder or the folder itself; null when the request leads out of it or is malformed
 */
export function pathInFolder(folder, url) {
	let wanted;
	try {
		wanted = decodeURIComponent(url.replace(/[?#].*/s, ''));
	} catch {
		return null;
	}
	// A backslash and a colon lead elsewhere on Windows, and stand in no name of a built file.
	if (!wanted.startsWith('/') || /[\0\\:]/.test(wanted)) return null;
	const path = resolve(folder, `.${wanted}`);
	return path === folder || path.startsWith(folder + sep) ? path : null;
}

/** What is known of a file; null when there is none, or its name is too long or may not be read. @param {string} path */
export function statsOf(path) {
	try {
		return statSync(path);
	} catch {
		return null;
	}
}

/** @param {string} path */
const isFile = (path) => statsOf(path)?.isFile() ?? false;

/**
 * What to answer: the file itself, a folder's index.html, the page of that name (/about is about.html), or the 404 page.
 * @param {string} folder absolute
 * @param {string} url as requested
 * @returns {{ status: 200 | 404, file: string | null } | { status: 308, location: string }}
 */
export function answerTo(folder, url) {
	const missing = { status: /** @type {const} */ (404), file: notFoundPage(folder) };
	const path = pathInFolder(folder, url);
	if (!path) return missing;
	const pathname = url.replace(/\?.*/s, '');
	const asFolder = pathname.endsWith('/');
	if (asFolder) {
		const index = join(path, 'index.html');
		return isFile(index) ? { status: 200, file: index } : missing;
	}
	const file = [path, `${path}.html`].find(isFile);
	if (file) return { status: 200, file };
	if (!isFile(join(path, 'index.html'))) return missing;
	// Relative links of a folder's page hold only with the slash; one slash, lest //host be another host.
	const location = `${pathname.replace(/^\/+/, '/')}/${url.slice(pathname.length)}`;
	return { status: 308, location };
}

/** @param {string} folder */
function notFoundPage(folder) {
	const page = join(folder, '404.html');
	return isFile(page) ? page : null;
}

/**
 * The Cache-Control of a file: what carries a hash of its content in its name never changes, all else is asked for again.
 * @param {string} folder absolute
 * @param {string} file absolute
 */
export function cacheControl(folder, file) {
	const forever = file.startsWith(join(folder, '_app', 'immutable') + sep);
	return forever ? 'public, max-age=31536000, immutable' : 'no-cache';
}
