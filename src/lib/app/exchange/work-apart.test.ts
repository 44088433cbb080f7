import { afterEach, expect, it, vi } from 'vitest';
import { workApart } from './work-apart';

afterEach(() => void vi.unstubAllGlobals());

const ask = () => {
	const file = new File(['Is it wet? {T}'], 'seas.gift');
	return { work: 'read', file, date: '2026-06-01', nowMs: 0, table: null } as const;
};
const BROKEN = { work: 'refused', refusal: { code: 'broken' } };
const TOO_LONG_MS = 8000;

it.each(['news', 'outcome'] as const)(
	'is broken where %s cannot be read on the page: a bank would be missing, or all be waited for',
	async (which) => {
		class Unreadable extends Worker {
			constructor(url: string | URL, options?: WorkerOptions) {
				super(url, options);
				const lose = (event: MessageEvent<object>) => {
					if (!(which in event.data)) return;
					this.removeEventListener('message', lose);
					event.stopImmediatePropagation();
					this.dispatchEvent(new MessageEvent('messageerror'));
				};
				this.addEventListener('message', lose);
			}
		}
		vi.stubGlobal('Worker', Unreadable);
		expect(await workApart(ask())).toMatchObject(BROKEN);
	},
	TOO_LONG_MS
);

/** Starts workers in which this is run first. */
function startedWith(script: string): void {
	const module = (text: string) =>
		URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
	class Prepared extends Worker {
		constructor(url: string | URL, options?: WorkerOptions) {
			const own = new URL(url, location.href).href;
			super(module(`import '${module(script)}'; import '${own}';`), options);
		}
	}
	vi.stubGlobal('Worker', Prepared);
}

it('reads in a worker that was prepared', async () => {
	startedWith('');
	expect(await workApart(ask())).toMatchObject({ work: 'read', formatId: 'gift' });
});

it.each([
	[
		'sends nothing as large as its outcome',
		`const send = self.postMessage.bind(self);
		let isSent = false;
		self.postMessage = (message, options) => {
			if (isSent || !('outcome' in message)) return send(message, options);
			isSent = true;
			throw new DOMException('Data cannot be cloned, out of memory.', 'DataCloneError');
		};`
	],
	[
		'cannot read what it is asked',
		`self.addEventListener('message', (event) => {
			event.stopImmediatePropagation();
			self.dispatchEvent(new MessageEvent('messageerror'));
		});`
	]
])(
	'is broken where the worker %s',
	async (_, script) => {
		startedWith(script);
		expect(await workApart(ask())).toMatchObject(BROKEN);
	},
	TOO_LONG_MS
);
