/**
 * Before the first screen: an address that is no well-formed UTF-8 (`/%E0%A4%A`, `/#%FF`) would stop the router with an
 * error and leave the page empty. Its percent signs are taken as they stand, so that it is a page that is not there.
 */
export function init(): void {
	const { origin, pathname, search, hash } = location;
	const sound = `${wellFormed(pathname)}${search}${wellFormed(hash)}`;
	// With the origin, since a path may begin with two slashes.
	if (sound !== pathname + search + hash) history.replaceState(history.state, '', origin + sound);
}

function wellFormed(part: string): string {
	try {
		// What it gives is used: a call for its error alone would be taken out of the build.
		return decodeURIComponent(part) === '' ? '' : part;
	} catch {
		return part.replaceAll('%', '%25');
	}
}
