// The families of messages, read in Node.
import { describeFamilies } from './families.ts';
import { core, readCases } from './node-core.ts';

describeFamilies(core, readCases());
