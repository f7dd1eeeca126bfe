// Every method that there is, by name.
import { CORE, MAIL } from '../../../workers/domain/jmap';
import { blobMethods } from './blob/blob';
import type { MethodEntry } from './core/context';
import { standardMethods } from './core/standard';
import { email } from './email/email';
import { afterCopy, copyEmails } from './email/email-copy';
import { importEmails } from './email/email-import';
import { parseEmails } from './email/email-parse';
import { searchSnippetGet } from './email/search-snippet';
import { mailbox } from './mailbox/mailbox';
import { mdnMethods } from './mdn/mdn';
import { getSubscriptions } from './push/get-subscriptions';
import { setSubscriptions } from './push/set-subscriptions';
import { quota } from './quota/quota';
import { scanSettings } from './scan/scan-settings';
import { senderRule } from './scan/sender-rule';
import { SUBMISSION_METHODS } from './submission/methods';
import { thread } from './thread/thread';

export const METHODS: Record<string, MethodEntry> = {
	'Core/echo': { capability: CORE, run: (args) => args },
	'PushSubscription/get': { capability: CORE, run: getSubscriptions, atHome: true },
	'PushSubscription/set': { capability: CORE, run: setSubscriptions, atHome: true, changes: true },
	...standardMethods(mailbox),
	...standardMethods(thread),
	...standardMethods(email),
	'Email/import': { capability: MAIL, run: importEmails, changes: true },
	'Email/copy': { capability: MAIL, run: copyEmails, follows: afterCopy, changes: true },
	'Email/parse': { capability: MAIL, run: parseEmails },
	'SearchSnippet/get': searchSnippetGet,
	...SUBMISSION_METHODS,
	...standardMethods(quota),
	...standardMethods(scanSettings),
	...standardMethods(senderRule),
	...blobMethods,
	...mdnMethods,
};
