// An email on its way out as the store keeps it: the JSON columns' shapes. Types only.
import type { EnvelopeAddress } from '../../workers/outbound/sender';

/** RFC 8621 section 7: Envelope. */
export interface SubmissionEnvelope {
	mailFrom: EnvelopeAddress;
	rcptTo: EnvelopeAddress[];
}

export type UndoStatus = 'pending' | 'final' | 'canceled';

/** RFC 8621 section 7: DeliveryStatus, by the recipient's address. */
export interface DeliveryStatus {
	smtpReply: string;
	delivered: 'queued' | 'yes' | 'no' | 'unknown';
	displayed: 'unknown' | 'yes';
}

/** What is left to be sent of a submission: `rcptTo` holds the recipients that have no final outcome. */
export type Sending = SubmissionEnvelope;
