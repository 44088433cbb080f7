#!/usr/bin/env node
// The `footnote` command: plain Node, which learns to read TypeScript before it loads the rest.
import { register } from 'tsx/esm/api';

register();
await import('./footnote.ts');
