// What holds for any octets, tried in Node.
import { core, readCases } from './node-core.ts';
import { describeProperties } from './properties.ts';

describeProperties(core, readCases(), { runs: 400, maxBytes: 4000 });
