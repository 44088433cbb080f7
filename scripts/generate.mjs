// npm run generate: writes the files that the types and the linter need and no one commits.
import { join } from 'node:path';
import { compile } from '@inlang/paraglide-js';
import { paraglideOptions } from './paraglide-options.mjs';
import { root, run } from './run-command.mjs';
import { typeNumberInputs } from './type-number-inputs.mjs';

const code = await run('npx', ['svelte-kit', 'sync']);
await compile(paraglideOptions);
await typeNumberInputs(
	join(root, 'messages', 'en'),
	join(root, paraglideOptions.outdir, 'messages')
);
process.exitCode = code;
