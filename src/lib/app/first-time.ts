/**
 * Whether this tab does something for the first time, so that loading the page again can never go round in circles.
 * @param key names what is done
 * @param subject what it is done for, as a version; another subject is a first time again
 * @returns false when it cannot be told, too
 */
export function isFirstTime(key: string, subject: string): boolean {
	try {
		if (sessionStorage.getItem(key) === subject) return false;
		sessionStorage.setItem(key, subject);
		return true;
	} catch {
		return false;
	}
}
