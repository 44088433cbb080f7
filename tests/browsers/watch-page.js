/* Before every script of the app: tells the server what goes wrong in a page, leaves it, and shifts its clock. */
(() => {
	const report = (text) =>
		fetch('/watch/report', { method: 'POST', body: text, keepalive: true }).catch(() => undefined);

	// A page that is left while it loads breaks off what it was loading, and hears of it.
	let isLeft = false;
	const leaves = () => (isLeft = true);
	addEventListener('beforeunload', leaves);
	addEventListener('pagehide', leaves);
	addEventListener('pageshow', ({ persisted }) => (isLeft &&= !persisted));

	addEventListener('error', (event) => {
		if (event.message && !isLeft)
			report(`An error that nobody caught: ${event.message} (${event.filename})`);
	});
	addEventListener('unhandledrejection', ({ reason }) => {
		if (isLeft) return;
		report(`A promise that nobody caught: ${reason?.name ?? ''} ${reason?.message ?? reason}`);
	});
	document.addEventListener('securitypolicyviolation', (event) =>
		report(
			`Refused by the page’s policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber}:${event.columnNumber}, ${event.target?.nodeName} ${event.target?.className})`
		)
	);
	new PerformanceObserver((list) => {
		for (const { name } of list.getEntries())
			if (/^https?:/.test(name) && new URL(name).origin !== location.origin)
				report(`A request to another host: ${name}`);
	}).observe({ type: 'resource', buffered: true });

	// Leaves the page by itself, in the middle of what it does at its start.
	const leave = JSON.parse(sessionStorage.getItem('watch-leave') ?? 'null');
	sessionStorage.removeItem('watch-leave');
	if (leave) {
		const go = () => (location.href = leave.to);
		setTimeout(go, leave.afterMs);
		// Firefox gives a navigation up where the app's start rewrites the history.
		setInterval(go, leave.afterMs + 1000);
	}

	const shiftMs = Number(localStorage.getItem('watch-clock-shift-ms') ?? 0);
	if (shiftMs === 0) return;
	const RealDate = Date;
	globalThis.Date = class extends RealDate {
		constructor(...given) {
			if (given.length === 0) super(RealDate.now() + shiftMs);
			else super(...given);
		}
		static now() {
			return RealDate.now() + shiftMs;
		}
	};
})();
