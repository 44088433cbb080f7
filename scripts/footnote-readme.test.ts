import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseBank } from '../src/lib/core/bank/parse-bank';

const readme = readFileSync('questions/README.md', 'utf8');

function blocks(language: string): string[] {
	const fenced = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
	return [...readme.matchAll(fenced)].map((match) => match[1]!);
}

it('the examples for authors, put together, are a bank without errors or warnings', () => {
	const [text, ...others] = blocks('markdown');
	expect(others).toEqual([]);
	const result = parseBank(blocks('yaml').join('\n'), 'README.md', {
		readText: (file) => (file === 'tides.md' ? text! : null)
	});
	expect(result).toMatchObject({ ok: true, warnings: [] });
	if (!result.ok) return;
	expect(new Set(result.bank.questions.map(({ type }) => type)).size).toBe(10);
	expect(result.bank.sources[0]!.text).toHaveLength(4);
});
