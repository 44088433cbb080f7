import type { Journey } from '../journey';
import { role } from '../screen/query';

export const policy: Journey = {
	id: 'policy',
	title: 'The page’s policy is in force: what breaks it is refused, and would fail every journey',
	async walk(visit) {
		const { screen, site } = visit;
		await screen.goto('settings/');
		await screen.see(role('heading', 'Settings', { level: 1 }));
		const heard: string[] = [];
		const refused = (word: string) =>
			screen.until(`${word} among what was refused`, async () => {
				heard.push(...site.takeReports());
				return heard.some((report) => report.startsWith('Refused') && report.includes(word));
			});
		// Firefox has Trusted Types since version 148; before, the directive of workers stands alone.
		const hasTrustedTypes = await screen.tab.run(() => 'trustedTypes' in globalThis);
		await screen.tab.run(startForeignWorker);
		await refused(hasTrustedTypes ? 'require-trusted-types-for' : 'worker-src');
		await screen.tab.run(askAnotherHost);
		await refused('connect-src');
		await screen.tab.run(drawStyled);
		await refused('style-src');
	}
};

function startForeignWorker(): void {
	try {
		new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
	} catch {
		// As it must be.
	}
}

function askAnotherHost(): Promise<unknown> {
	return fetch('https://example.invalid/').catch(() => undefined);
}

function drawStyled(): void {
	document.body.appendChild(document.createElement('p')).setAttribute('style', 'color: red');
}
