export type Engine = 'chromium' | 'gecko' | 'webkit';

/**
 * Which engine runs this page, for what differs and cannot be asked for. The HTML standard fixes what each of them gives
 * as its vendor (https://html.spec.whatwg.org/multipage/system-state.html#dom-navigator-vendor).
 */
export function browserEngine(vendor = navigator.vendor): Engine {
	if (vendor.startsWith('Google')) return 'chromium';
	return vendor.startsWith('Apple') ? 'webkit' : 'gecko';
}
