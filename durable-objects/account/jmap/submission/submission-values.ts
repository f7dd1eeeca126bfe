// An EmailSubmission's properties (RFC 8621 section 7), from what the store keeps. Pure.
import { toId } from '../../ids';
import type { SubmissionRow } from '../../store/submissions';
import type { JsonObject } from '../core/args';
import { utcDate } from '../core/utc-date';

const VALUES: Record<string, (row: SubmissionRow) => unknown> = {
	id: (row) => toId('EmailSubmission', row.id),
	identityId: (row) => toId('Identity', row.identityId),
	emailId: (row) => toId('Email', row.emailId),
	threadId: (row) => toId('Thread', row.threadId),
	envelope: (row) => row.envelope,
	sendAt: (row) => utcDate(row.sendAt),
	undoStatus: (row) => row.undoStatus,
	deliveryStatus: (row) => row.deliveryStatus,
	dsnBlobIds: () => [],
	mdnBlobIds: () => [],
};

export const SUBMISSION_PROPERTIES = Object.keys(VALUES);

export function submissionObject(
	row: SubmissionRow,
	properties: readonly string[] = SUBMISSION_PROPERTIES,
): JsonObject {
	return Object.fromEntries(properties.map((name) => [name, VALUES[name]?.(row)]));
}
