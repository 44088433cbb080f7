import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const DECLARATION = /^local \w+ = (\w+): (number|plural)\b/;

/**
 * Gives the inputs that a message counts or writes as numbers the type of one. A text in their place, one that was written
 * as a number before, say, would be read as "NaN" from a thousand on. A build compiles them anew without these types, which
 * only the check of types needs.
 * @param {string} messages the folder of the messages of a language
 * @param {string} compiled the folder of what was compiled of them, with a file of types for each message
 * @throws Error where the types are other ones than these know
 */
export async function typeNumberInputs(messages, compiled) {
	for (const [name, inputs] of await numberInputsIn(messages)) {
		const file = join(compiled, `${name}.d.ts`);
		let types = await readFile(file, 'utf8');
		for (const input of inputs) {
			if (new RegExp(`\\b${input}: number;`).test(types)) continue;
			const untyped = new RegExp(`\\b${input}: NonNullable<unknown>;`);
			const typed = types.replace(untyped, `${input}: number;`);
			if (typed === types) throw new Error(`${file}: there is no input “${input}” to be typed.`);
			types = typed;
		}
		await writeFile(file, types);
	}
}

/** @param {string} folder @returns {Promise<[message: string, inputs: Set<string>][]>} */
async function numberInputsIn(folder) {
	const files = await readdir(folder);
	const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
	return texts
		.flatMap((text) => Object.entries(JSON.parse(text)))
		.filter(([, forms]) => Array.isArray(forms))
		.map(([name, forms]) => [name, new Set(forms.flatMap(numbersOf))]);
}

/** @param {{ declarations?: string[] }} form */
const numbersOf = ({ declarations = [] }) =>
	declarations.flatMap((declaration) => DECLARATION.exec(declaration)?.[1] ?? []);
