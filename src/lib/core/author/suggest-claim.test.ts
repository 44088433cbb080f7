import { describe, expect, it } from 'vitest';
import { speakersIn, suggestClaim } from './suggest-claim';

const AUTHOR = 'Ada Example';
/** Suggests for the words between the brackets. */
function of(marked: string) {
	const from = marked.indexOf('[');
	const text = marked.replace('[', '').replace(']', '');
	return suggestClaim(text, from, marked.indexOf(']') - 1, AUTHOR);
}

describe('a suggestion for chosen words', () => {
	it.each([
		['The port was busy. [The harbour opened a second gate in 1998].', null, AUTHOR],
		['[The harbour opened a second gate].', null, AUTHOR],
		['The office counts [48,000 people a year].', 'figure', AUTHOR],
		['According to the Port Office, [48,000 people] came.', 'figure', 'Port Office'],
		['[Exports rose by 12 percent].', 'figure', AUTHOR],
		['Its master, Ben Sample, said that [the quay has to be raised].', 'statement', 'Ben Sample'],
		['“[The quay has to be raised],” said Ben Sample in May.', 'statement', 'Ben Sample'],
		[
			'Ben Sample, who runs the port, warned that [the quay is too low].',
			'statement',
			'Ben Sample'
		],
		['The Ministry of Transport announced [a new quay].', 'statement', 'Ministry of Transport'],
		['[No harbour on this coast is finer; it should be proud].', 'judgement', AUTHOR],
		['Mr. Sample said no. [The gate opened] a day later.', null, AUTHOR]
	])('%s', (marked, kind, saidBy) => {
		expect(of(marked)).toEqual({ kind, saidBy });
	});
});

it('finds everyone who speaks', () => {
	expect(
		speakersIn(
			'Ben Sample said the quay is low. The Port Office reported a flood. Nobody else did. Ben Sample said it again.'
		)
	).toEqual(['Ben Sample', 'Port Office']);
});

it('takes no longer than the text is long', () => {
	const long = 'A B C D E F '.repeat(20_000);
	expect(suggestClaim(long, 5, 10, AUTHOR).kind).toBeNull();
});
