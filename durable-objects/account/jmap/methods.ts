// Every method that there is, by name.
import { CORE } from '../../../workers/domain/jmap';
import type { MethodEntry } from './core/context';
import { standardMethods } from './core/standard';
import { email } from './email/email';
import { mailbox } from './mailbox/mailbox';
import { thread } from './thread/thread';

export const METHODS: Record<string, MethodEntry> = {
	'Core/echo': { capability: CORE, run: (args) => args },
	...standardMethods(mailbox),
	...standardMethods(thread),
	...standardMethods(email),
};
