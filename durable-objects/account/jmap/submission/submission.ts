// EmailSubmission (RFC 8621 section 7): the descriptor. Query and set stand in files of their own.
import { SUBMISSION } from '../../../../workers/domain/jmap';
import { submissionIds, submissionRows } from '../../store/submissions';
import type { TypeDescriptor } from '../core/descriptor';
import { submissionLister } from './submission-query';
import { submissionSet } from './submission-set';
import { SUBMISSION_PROPERTIES, submissionObject } from './submission-values';

export const submission: TypeDescriptor = {
	type: 'EmailSubmission',
	capability: SUBMISSION,
	defaultProperties: () => SUBMISSION_PROPERTIES,
	isProperty: (name) => SUBMISSION_PROPERTIES.includes(name),
	allIds: submissionIds,
	loader: (properties, _args, ctx) => async (ids) =>
		new Map(submissionRows(ctx.db, ids).map((row) => [row.id, submissionObject(row, properties)])),
	query: { lister: submissionLister },
	set: submissionSet,
};
