import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import PeopleList from '../author/answers/PeopleList.svelte';
import SendResults from './SendResults.svelte';

let mounted: Record<string, unknown> | null = null;
afterEach(async () => {
	if (mounted) await unmount(mounted);
	mounted = null;
});

it('The count is that of the file, looked at anew whenever it is opened', async () => {
	let answers = 3;
	let asked = 0;
	const count = async () => {
		asked++;
		return answers;
	};
	mounted = mount(SendResults, { target: document.body, props: { count, onsave: async () => '' } });
	flushSync();
	const title = page.getByText('Your answers for the author');
	await expect.element(title).toBeVisible();
	expect(asked).toBe(0);
	await title.click();
	await expect.element(page.getByRole('button', { name: 'Save 3 answers' })).toBeVisible();
	answers = 0;
	await title.click();
	await title.click();
	await expect.element(page.getByText('Nothing of this bank is answered yet.')).toBeVisible();
	expect(asked).toBe(2);
});

it('A count that cannot be told is said to be so', async () => {
	const count = () => Promise.reject(new Error('no room'));
	mounted = mount(SendResults, { target: document.body, props: { count, onsave: async () => '' } });
	flushSync();
	await page.getByText('Your answers for the author').click();
	await expect.element(page.getByText(/could not be made/)).toBeVisible();
});

it('A file with one answer has one answer, and no answers', async () => {
	const person = { respondent: '0123456789abcdef', name: 'Ann', saved: '2026-03-02', revision: 2 };
	const people = [
		{ ...person, answers: 1 },
		{ ...person, respondent: 'b'.repeat(16), answers: 2 }
	];
	mounted = mount(PeopleList, { target: document.body, props: { people, onremove: () => {} } });
	flushSync();
	await page.getByText('Files').click();
	await expect
		.element(page.getByText('Ann, saved 2026-03-02, revision 2: one answer'))
		.toBeVisible();
	await expect.element(page.getByText('revision 2: 2 answers')).toBeVisible();
});
