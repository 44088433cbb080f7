/** Commands of W3C WebDriver over HTTP: https://www.w3.org/TR/webdriver2/ */
export class WebDriverSession {
	private constructor(
		private readonly base: string,
		readonly capabilities: { browserVersion: string }
	) {}

	static async open(driver: string, wanted: object): Promise<WebDriverSession> {
		const { sessionId, capabilities } = await ask<{
			sessionId: string;
			capabilities: { browserVersion: string };
		}>('POST', `${driver}/session`, { capabilities: { alwaysMatch: wanted } });
		return new WebDriverSession(`${driver}/session/${sessionId}`, capabilities);
	}

	get<R>(path: string): Promise<R> {
		return ask<R>('GET', `${this.base}${path}`);
	}

	post<R>(path: string, body: object = {}): Promise<R> {
		return ask<R>('POST', `${this.base}${path}`, body);
	}

	end(): Promise<unknown> {
		return ask('DELETE', this.base);
	}
}

/** @throws what the driver says is wrong with the command */
async function ask<R>(method: string, address: string, body?: object): Promise<R> {
	const response = await fetch(address, { method, body: body && JSON.stringify(body) });
	const { value } = (await response.json()) as { value: unknown };
	if (response.ok) return value as R;
	const { error, message } = value as { error: string; message: string };
	throw new Error(`${error}: ${message}`);
}
