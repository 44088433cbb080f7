import { expect, openToday, test } from './support/journey';

test('Text that becomes a script, a script from elsewhere and a request to elsewhere are all refused', async ({
	browser,
	baseURL
}) => {
	// A context of its own: breaking the policy is what this journey is for.
	const context = await browser.newContext({ baseURL });
	const page = await context.newPage();
	await openToday(page);
	const outcome = await page.evaluate(async () => {
		const attempt = (work: () => unknown) => {
			try {
				work();
				return 'allowed';
			} catch (error) {
				return (error as Error).name;
			}
		};
		const refused = new Promise<string>((resolve) =>
			document.addEventListener('securitypolicyviolation', (event) =>
				resolve(event.violatedDirective)
			)
		);
		const markup = attempt(() => (document.body.innerHTML = '<img src=x onerror=alert(1)>'));
		const policy = attempt(() =>
			(
				window as unknown as {
					trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
				}
			).trustedTypes.createPolicy('mine', { createHTML: (html: string) => html })
		);
		const request = await fetch('http://127.0.0.1:9/').then(
			() => 'allowed',
			() => 'refused'
		);
		return { markup, policy, request, first: await refused };
	});
	expect(outcome).toMatchObject({ markup: 'TypeError', policy: 'TypeError', request: 'refused' });
	await expect(page.getByRole('heading', { level: 2, name: 'Banks' })).toBeVisible();
	await context.close();
});

test('Every page carries the policy, an address that is no page among them', async ({
	request
}) => {
	for (const path of ['/', '/session/', '/settings/', '/review/', '/missed/', '/nowhere/']) {
		const html = await (await request.get(path)).text();
		expect(html, path).toMatch(/content-security-policy" content="default-src 'none';/);
		expect(html, path).not.toMatch(/'unsafe-(inline|eval)/);
		// Kit's own start is allowed by its hash; there is no other.
		expect(html.match(/<script>/g), path).toHaveLength(1);
	}
});
