// The core as a Worker gets it: the compiled module comes with the bundle. Node reads the file instead (scripts/parse.ts).
import module from './build/core.wasm';
import { createCore } from './host';

export const core = createCore(module);
