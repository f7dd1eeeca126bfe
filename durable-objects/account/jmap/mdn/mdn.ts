// MDN (RFC 9007): MDN/parse. There is no MDN/send.
import { MDN } from '../../../../workers/domain/jmap';
import type { MethodEntry } from '../core/context';
import { parseMdns } from './mdn-parse';

export const mdnMethods: Record<string, MethodEntry> = {
	'MDN/parse': { capability: MDN, run: parseMdns },
};
