// npm run generate: writes the files that the types and the linter need and no one commits.
import { compile } from '@inlang/paraglide-js';
import { paraglideOptions } from './paraglide-options.mjs';
import { run } from './run-command.mjs';

const code = await run('npx', ['svelte-kit', 'sync']);
await compile(paraglideOptions);
process.exitCode = code;
