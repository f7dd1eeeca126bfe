// Thread (RFC 8621 section 3): its emails, oldest first.
import { MAIL } from '../../../../workers/domain/jmap';
import { toId } from '../../ids';
import { threadEmails, threadIds } from '../../store/emails';
import type { TypeDescriptor } from '../core/descriptor';

const PROPERTIES = ['id', 'emailIds'];

export const thread: TypeDescriptor = {
	type: 'Thread',
	capability: MAIL,
	defaultProperties: () => PROPERTIES,
	isProperty: (name) => PROPERTIES.includes(name),
	allIds: threadIds,
	loader: (properties, _args, ctx) => async (ids) => {
		const found = [...threadEmails(ctx.db, ids)].map(([id, emails]) => {
			const whole = { id: toId('Thread', id), emailIds: emails.map((email) => toId('Email', email)) };
			return [id, properties.includes('emailIds') ? whole : { id: whole.id }] as const;
		});
		return new Map(found);
	},
};
