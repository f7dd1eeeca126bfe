// Email (RFC 8621 section 4): the descriptor. Each property's making, the query and the set stand in files of their own.
import { MAIL } from '../../../../workers/domain/jmap';
import { emailIds } from '../../store/emails';
import type { TypeDescriptor } from '../core/descriptor';
import { emailLoader } from './email-loader';
import { defaultProperties, isEmailProperty } from './email-properties';
import { emailLister } from './email-query';
import { emailBatch, prepareEmails } from './email-set';
import { discardUnkept } from './new-email';

export const email: TypeDescriptor = {
	type: 'Email',
	capability: MAIL,
	defaultProperties,
	isProperty: isEmailProperty,
	allIds: emailIds,
	loader: emailLoader,
	query: { lister: emailLister },
	set: { prepare: prepareEmails, begin: emailBatch, settle: discardUnkept },
};
