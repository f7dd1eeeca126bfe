// The Sender: each recipient's route is chosen, each route gets its recipients, and every recipient gets a result.
import { chooseRoute, type RouteChoice, type RouteFacts, type RouteName } from './choose-route';
import { type OutgoingMessage, outgoingMessage } from './outgoing-message';
import { deferred, type EnvelopeAddress, failed, type Sender, type SendJob, type SendResult, unknown } from './sender';
import { isWireAddress } from './wire-address';

/** What a route gets: the part of the job that is its own. */
export interface Consignment {
	job: SendJob;
	rcptTo: readonly EnvelopeAddress[];
	message: OutgoingMessage;
}

/** One way out. Gives a result for each recipient; throws only where nothing can have been sent. */
export type Route = (consignment: Consignment) => Promise<SendResult[]>;

/** What the Sender stands on. Where this platform has no such way, it is null. */
export interface Outlets {
	/** Of these addresses, the ones whose mail this platform receives. */
	ours: (addresses: readonly string[]) => Promise<ReadonlySet<string>>;
	openRaw: (key: string) => Promise<{ body: ReadableStream<Uint8Array>; bytes: number }>;
	local: Route;
	relay: Route | null;
	binding: Route | null;
}

export function createSender(outlets: Outlets): Sender {
	return { send: (job) => send(outlets, job) };
}

async function send(outlets: Outlets, job: SendJob): Promise<SendResult[]> {
	let plan: Plan;
	try {
		plan = await planRoutes(outlets, job);
	} catch (cause) {
		return notNow(job, job.rcptTo, cause);
	}
	const results = new Map(plan.settled.map((result) => [result.email, result]));
	for (const [name, rcptTo] of plan.routes) {
		for (const result of await takeRoute(outlets, name, { job, rcptTo, message: plan.message })) {
			results.set(result.email, result);
		}
	}
	return job.rcptTo.map(({ email }) => results.get(email) ?? deferred(email, NO_ANSWER));
}

interface Plan {
	message: OutgoingMessage;
	routes: Map<RouteName, EnvelopeAddress[]>;
	/** Settled before any route is taken. */
	settled: SendResult[];
}

async function planRoutes(outlets: Outlets, job: SendJob): Promise<Plan> {
	const message = await outgoingMessage(() => outlets.openRaw(job.key));
	const plan: Plan = { message, routes: new Map(), settled: [] };
	if (job.mailFrom.email !== '' && !isWireAddress(job.mailFrom.email)) {
		return { ...plan, settled: job.rcptTo.map(({ email }) => failed(email, BAD_SENDER)) };
	}
	const ours = await outlets.ours(job.rcptTo.map(({ email }) => email));
	for (const recipient of job.rcptTo) {
		const choice = routeFor(recipient.email, {
			isOurs: ours.has(recipient.email),
			hasRelay: outlets.relay !== null,
			hasBinding: outlets.binding !== null,
			messageBytes: message.bytes,
			mailFrom: job.mailFrom.email,
		});
		if (choice.route === null) plan.settled.push(failed(recipient.email, choice.refusal));
		else if (job.mayHaveBeenSent && choice.route !== 'local') plan.settled.push(unknown(recipient.email, LOST));
		else plan.routes.set(choice.route, [...(plan.routes.get(choice.route) ?? []), recipient]);
	}
	return plan;
}

const LOST = '451 4.4.2 A try to send this message was interrupted: whether it arrived is unknown';
const BAD_SENDER = '553 5.1.7 The return address is none that mail can be sent from';
const BAD_RECIPIENT = '553 5.1.3 This is no address that mail can be sent to';

function routeFor(email: string, facts: RouteFacts): RouteChoice {
	return isWireAddress(email) ? chooseRoute(facts) : { route: null, refusal: BAD_RECIPIENT };
}

async function takeRoute(outlets: Outlets, name: RouteName, consignment: Consignment): Promise<SendResult[]> {
	const route = outlets[name];
	if (route === null) throw new Error(`The route ${name} was chosen, but there is none.`);
	try {
		return await route(consignment);
	} catch (cause) {
		return notNow(consignment.job, consignment.rcptTo, cause);
	}
}

const NO_ANSWER = '451 4.3.0 The way out gave no answer for this recipient';

/** A fault of ours before anything was sent: the mail waits. The cause is for the log, not for the sender. */
function notNow(job: SendJob, rcptTo: readonly EnvelopeAddress[], cause: unknown): SendResult[] {
	const { accountId, submissionId } = job;
	console.error(JSON.stringify({ event: 'send-fault', accountId, submissionId, cause: String(cause) }));
	return rcptTo.map(({ email }) => deferred(email, '451 4.3.0 This server cannot send this message now'));
}
