// The families of messages, read in Node by both builds of the core.
import { describe } from 'vitest';
import { describeFamilies } from './families.ts';
import { core, readCases, scalarCore } from './node-core.ts';

const cases = readCases();

describe('with vectors', () => describeFamilies(core, cases));
describe('without', () => describeFamilies(scalarCore, cases));
