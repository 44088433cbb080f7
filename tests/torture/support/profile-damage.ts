import {
	existsSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../../src/lib/core/quiz/random';

/** What is done to a closed profile, and what a person would call it. */
export interface Damage {
	name: string;
	/** Which backend the profile must have; either when absent. */
	backend?: 'leveldb' | 'sqlite';
	/** Started with the other backend, too. */
	otherBackend?: true;
	/** Both copies are hurt: what is lost in both may be lost, but not in silence. */
	both?: true;
	/** No database can be opened in that profile any more, which is told before anything is made anew. */
	shut?: true;
	/** False when there is nothing of that kind in the profile. */
	to(profile: string, random: Random): boolean;
}

const database = (profile: string) => join(profile, 'Default', 'IndexedDB');
const files = (profile: string) => join(profile, 'Default', 'File System');

function filesIn(folder: string, wanted: RegExp): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((path) => wanted.test(path) && statSync(path).isFile());
}

const pick = <T>(items: T[], random: Random) => items[Math.floor(random() * items.length)];

/** The last file by name, which of numbered ones is the newest. */
const newest = (paths: string[]) => paths.sort().at(-1);

function cutOff(path: string | undefined, random: Random, share = 1): boolean {
	if (!path || statSync(path).size === 0) return false;
	const { size } = statSync(path);
	truncateSync(path, Math.floor(size * (1 - share * random()) * 0.999));
	return true;
}

function flipBits(path: string | undefined, random: Random, count: number): boolean {
	if (!path || statSync(path).size === 0) return false;
	const bytes = readFileSync(path);
	for (let n = 0; n < count; n++) {
		const at = Math.floor(random() * bytes.length);
		bytes[at] = bytes[at]! ^ (1 << Math.floor(random() * 8));
	}
	writeFileSync(path, bytes);
	return true;
}

function remove(paths: string[]): boolean {
	for (const path of paths) rmSync(path, { recursive: true });
	return paths.length > 0;
}

function zero(path: string | undefined, bytes: number): boolean {
	if (!path) return false;
	const content = readFileSync(path);
	writeFileSync(path, content.fill(0, 0, Math.min(bytes, content.length)));
	return true;
}

const ldb = (profile: string, name: RegExp) =>
	filesIn(database(profile), new RegExp(`indexeddb\\.leveldb/${name.source}$`));
/** SQLite's files have names without an ending, or with one of its own. */
const sqlite = (profile: string) =>
	filesIn(database(profile), /IndexedDB\/http[^/]*\/[A-Z0-9]{20,}$/);
/** The content of the app's own files; their names stand in a LevelDB beside. */
const contents = (profile: string) => filesIn(files(profile), /File System\/\d+\/t\/\d+\/\d+$/);
const names = (profile: string) => filesIn(files(profile), /File System\/\d+\/t\/Paths\/\d+\.log$/);

const LEVELDB: Omit<Damage, 'backend'>[] = [
	{
		name: 'the database’s newest log cut off',
		to: (profile, random) => cutOff(newest(ldb(profile, /\d+\.log/)), random)
	},
	{
		name: 'the end of the database’s log torn',
		to: (profile, random) => cutOff(newest(ldb(profile, /\d+\.log/)), random, 0.01)
	},
	{
		name: 'one bit of the database’s log flipped',
		to: (profile, random) => flipBits(newest(ldb(profile, /\d+\.log/)), random, 1)
	},
	{
		name: 'a hundred bits of the database’s log flipped',
		to: (profile, random) => flipBits(newest(ldb(profile, /\d+\.log/)), random, 100)
	},
	{
		name: 'bits of a table flipped',
		to: (profile, random) => flipBits(pick(ldb(profile, /\d+\.ldb/), random), random, 20)
	},
	{
		name: 'a table cut off',
		to: (profile, random) => cutOff(pick(ldb(profile, /\d+\.ldb/), random), random)
	},
	{ name: 'all tables removed', to: (profile) => remove(ldb(profile, /\d+\.ldb/)) },
	{ name: 'the database’s log removed', to: (profile) => remove(ldb(profile, /\d+\.log/)) },
	{ name: 'CURRENT removed', shut: true, to: (profile) => remove(ldb(profile, /CURRENT/)) },
	{
		name: 'the manifest removed',
		shut: true,
		to: (profile) => remove(ldb(profile, /MANIFEST-\d+/))
	},
	{
		name: 'the manifest’s bits flipped',
		to: (profile, random) => flipBits(ldb(profile, /MANIFEST-\d+/)[0], random, 30)
	},
	{ name: 'the manifest emptied', to: (profile) => zero(ldb(profile, /MANIFEST-\d+/)[0], 1e9) }
];

const SQLITE: Omit<Damage, 'backend'>[] = [
	{ name: 'SQLite’s header zeroed', to: (profile) => zero(sqlite(profile)[0], 100) },
	{
		name: 'SQLite’s file cut off',
		to: (profile, random) => cutOff(sqlite(profile)[0], random)
	},
	{
		name: 'one bit of SQLite’s file flipped',
		to: (profile, random) => flipBits(sqlite(profile)[0], random, 1)
	},
	{
		name: 'a thousand bits of SQLite’s file flipped',
		to: (profile, random) => flipBits(sqlite(profile)[0], random, 1000)
	},
	{ name: 'SQLite’s file removed', to: (profile) => remove(sqlite(profile)) }
];

const EITHER: Damage[] = [
	{ name: 'the whole database removed', to: (profile) => remove([database(profile)]) },
	{ name: 'the other backend', otherBackend: true, to: () => true },
	{
		name: 'one journal file cut off',
		to: (profile, random) => cutOff(pick(contents(profile), random), random)
	},
	{
		name: 'bits of one journal file flipped',
		to: (profile, random) => flipBits(pick(contents(profile), random), random, 10)
	},
	{ name: 'all journal files removed', to: (profile) => remove(contents(profile)) },
	{
		name: 'the names of the journal’s files damaged',
		to: (profile, random) => flipBits(newest(names(profile)), random, 50)
	},
	{
		name: 'the whole file system of the site removed',
		to: (profile) => existsSync(files(profile)) && remove([files(profile)])
	}
];

const BOTH: Damage[] = [
	{
		name: 'no database, and the end of each journal file torn',
		both: true,
		to: (profile, random) =>
			remove([database(profile)]) &&
			contents(profile).filter((path) => cutOff(path, random, 0.02)).length > 0
	},
	{
		name: 'no database, and one bit of each journal file flipped',
		both: true,
		to: (profile, random) =>
			remove([database(profile)]) &&
			contents(profile).filter((path) => flipBits(path, random, 1)).length > 0
	},
	{
		name: 'no database, and one journal file removed',
		both: true,
		to: (profile, random) => {
			const found = contents(profile);
			const one = pick(found, random);
			return remove([database(profile)]) && found.length > 1 && remove([one!]);
		}
	},
	{
		name: 'bits flipped in every file of both copies',
		both: true,
		to: (profile, random) =>
			[...filesIn(database(profile), /\.(log|ldb)$|[A-Z0-9]{20,}$/), ...contents(profile)].filter(
				(path) => flipBits(path, random, 3)
			).length > 0
	}
];

export const DAMAGES: Damage[] = [
	...LEVELDB.map((damage) => ({ ...damage, backend: 'leveldb' as const })),
	...SQLITE.map((damage) => ({ ...damage, backend: 'sqlite' as const })),
	...EITHER,
	...BOTH
];
