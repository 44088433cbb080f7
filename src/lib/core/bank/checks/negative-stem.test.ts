import { examplesOf } from './testing/examples';

const ask = (stem: string) => ({ ask: stem, key: 'The shark', others: ['The whale', 'The bat'] });

examplesOf(
	'negative-stem',
	{
		'"not" in small letters': ask('Which of these is not a mammal?'),
		'a short form': ask("Which of these isn't a mammal?"),
		'the question after a comma': ask('Of these, which one is not a mammal?'),
		'"except"': ask('All of these are mammals except'),
		'"all but one"': ask('All of these but one are mammals. Which is it?'),
		'"all but one" at once': ask('All but one of these are mammals. Which is it?'),
		'a statement about one of them': ask('One of these is not a mammal. Which one?'),
		'"never"': ask('Which of these has never been hunted?'),
		'a preposition in front': ask('In which sea can it not live?')
	},
	{
		capitals: ask('Which of these is NOT a mammal?'),
		'capitals in a statement': ask('One of these is NOT a mammal. Which one?'),
		'a question of why': ask('Why do sharks not sleep?'),
		'a question of the reason': ask('For what reason did it not come?'),
		'a relative clause': ask('Which fish is seen by people who do not dive?'),
		'a clause of condition': ask('What happens to a plant that does not get light?'),
		'a "who" within': ask('What could people who were not there see?'),
		'"not only"': ask('Which of these eats not only fish?'),
		'an answer to be typed': { ask: 'Which number is not prime: 2, 3 or 4?', number: 4 },
		'another language': { ...ask('Which of these is not a mammal?'), language: 'de' }
	}
);
