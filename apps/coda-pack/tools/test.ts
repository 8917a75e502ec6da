/** Proves the Pack with its SDK: types, both builds, their bundles, and the SDK's own client against the emulated Coda. */
import { buildPack, installSdk, rootProgram, runProgram } from './sdk.ts';

installSdk();
runProgram(rootProgram('typescript/bin/tsc'), '-p', 'tsconfig.json');
buildPack('ridebook', "ridebookPack('https://ride.example.org')");
buildPack('peloton', 'pelotonPack()');
runProgram(rootProgram('vitest/vitest.mjs'), 'run', '--config', 'tools/vitest.config.ts');
