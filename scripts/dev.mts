/** Runs the program from its sources, without a build: `npm run dev -- list --offline`. */
import { main } from '../src/main.ts';

await main();
