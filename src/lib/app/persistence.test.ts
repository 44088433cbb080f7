import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LearnerStore } from '../store/learner-store';
import { openDatabase } from '../store/open-database';
import { browserEngine } from './browser-engine';
import { Persistence } from './persistence.svelte';

let store: LearnerStore;
let name: string;
/** What the browser is made to say. */
let persisted: boolean;
let agrees: boolean;
let permission: PermissionState;
let asked: number;

beforeEach(async () => {
	name = `persistence-${crypto.randomUUID()}`;
	store = new LearnerStore(await openDatabase(name));
	[persisted, agrees, permission, asked] = [false, true, 'prompt', 0];
	vi.spyOn(navigator.storage, 'persisted').mockImplementation(() => Promise.resolve(persisted));
	vi.spyOn(navigator.storage, 'persist').mockImplementation(() => {
		asked++;
		return Promise.resolve(agrees);
	});
	vi.spyOn(navigator.permissions, 'query').mockImplementation(() =>
		Promise.resolve({ state: permission } as PermissionStatus)
	);
});

afterEach(async () => {
	vi.restoreAllMocks();
	store.connection.close();
	await deleteDB(name);
});

const inFirefox = () => vi.spyOn(navigator, 'vendor', 'get').mockReturnValue('');
const answers = (answered: number) =>
	store.connection.use((db) =>
		db.put('days', { day: 20_000, answered, right: answered, durationMs: 1 } as never)
	);

it('is not asked for before there is something to keep', async () => {
	const persistence = new Persistence(store);
	await persistence.consider('answers');
	await answers(19);
	await persistence.consider('answers');
	expect(asked).toBe(0);
});

it('is asked for once, after the first finished session', async () => {
	agrees = false;
	const persistence = new Persistence(store);
	await persistence.consider('session');
	expect(asked).toBe(1);
	await persistence.consider('session');
	await new Persistence(store).consider('session');
	expect(asked).toBe(1);
	// From the settings it still is.
	expect(await persistence.ask()).toBe(false);
	expect(asked).toBe(2);
});

it('is asked for once, after twenty answers', async () => {
	await answers(20);
	const persistence = new Persistence(store);
	await persistence.consider('answers');
	await persistence.consider('answers');
	expect(asked).toBe(1);
	expect(persistence.offered).toBe(false);
});

it('is not asked for where it was given already, nor where the browser has no such thing', async () => {
	persisted = true;
	await new Persistence(store).consider('session');
	persisted = false;
	vi.stubGlobal('navigator', { vendor: '' });
	const persistence = new Persistence(store);
	await persistence.consider('session');
	vi.unstubAllGlobals();
	expect(asked).toBe(0);
	expect(persistence.offered).toBe(false);
});

it('is offered in our own words where the browser would ask the learner, and asked for on a yes alone', async () => {
	inFirefox();
	await answers(19);
	const persistence = new Persistence(store);
	await persistence.consider('answers');
	expect(persistence.offered).toBe(false);
	await persistence.consider('session');
	expect(persistence.offered).toBe(true);
	await answers(20);
	const withoutSession = new Persistence(store);
	await withoutSession.consider('answers');
	expect(withoutSession.offered).toBe(true);
	expect(asked).toBe(0);
	expect(await persistence.ask()).toBe(true);
	expect([asked, persistence.offered]).toEqual([1, false]);
});

it('is not offered again once the learner has declined', async () => {
	inFirefox();
	const persistence = new Persistence(store);
	await persistence.consider('session');
	await persistence.decline();
	expect(persistence.offered).toBe(false);
	const later = new Persistence(store);
	await later.consider('session');
	expect([asked, later.offered]).toEqual([0, false]);
});

it('is asked for without a word in Firefox where no prompt would come', async () => {
	inFirefox();
	permission = 'granted';
	const persistence = new Persistence(store);
	await persistence.consider('session');
	expect([asked, persistence.offered]).toEqual([1, false]);
});

it('tells the engines apart by what the standard says', () => {
	expect(browserEngine()).toBe('chromium');
	expect(browserEngine('Apple Computer, Inc.')).toBe('webkit');
	expect(browserEngine('')).toBe('gecko');
});
