// The methods of MDN (RFC 9007). An MDN is no object that is kept: none of them is derived from a descriptor.
import { MDN } from '../../../../workers/domain/jmap';
import type { MethodEntry } from '../core/context';
import { withIdentities } from '../submission/own-addresses';
import { parseMdns } from './mdn-parse';
import { afterSending, sendMdns } from './mdn-send';

export const mdnMethods: Record<string, MethodEntry> = {
	'MDN/parse': { capability: MDN, run: parseMdns },
	'MDN/send': { capability: MDN, run: withIdentities(sendMdns), follows: afterSending, changes: true },
};
