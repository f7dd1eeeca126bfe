// Signed in or not: opens the session and shows the mail, the door, or what went wrong. Knows nothing of mail itself.
import { createSignal, Match, Show, Switch } from 'solid-js';
import { openSession, signOut } from '../jmap/client';
import { Fault, faultWords } from '../jmap/fault';
import type { Session } from '../jmap/types';
import { Mark } from './Icon';
import { createMail, MailProvider } from './mail';
import { Shell } from './Shell';
import { SignIn } from './SignIn';

type Phase =
	| { name: 'opening' }
	| { name: 'signedOut'; why: string | null }
	| { name: 'failed'; problem: string }
	| { name: 'open'; session: Session };

export function App() {
	const [phase, setPhase] = createSignal<Phase>({ name: 'opening' });

	const open = async () => {
		setPhase({ name: 'opening' });
		try {
			setPhase({ name: 'open', session: await openSession() });
		} catch (error) {
			if (error instanceof Fault && error.kind === 'signedOut') setPhase({ name: 'signedOut', why: null });
			else setPhase({ name: 'failed', problem: faultWords(error) });
		}
	};
	const leave = async () => {
		try {
			await signOut();
		} catch (error) {
			if (!(error instanceof Fault && error.kind === 'signedOut')) return faultWords(error);
		}
		setPhase({ name: 'signedOut', why: null });
		return null;
	};
	void open();

	const is = <N extends Phase['name']>(name: N) => {
		const now = phase();
		return now.name === name && (now as Extract<Phase, { name: N }>);
	};
	return (
		<Switch>
			<Match when={is('opening')}>
				<div class="door" aria-busy="true">
					<Mark />
					<p class="hidden">Opening your mail</p>
				</div>
			</Match>
			<Match when={is('failed')}>
				{(failed) => (
					<main class="door">
						<Mark />
						<h1>Your mail cannot be opened</h1>
						<p role="alert">{failed().problem}</p>
						<button type="button" class="button primary" onClick={open}>
							Try again
						</button>
					</main>
				)}
			</Match>
			<Match when={is('signedOut')}>{(door) => <SignIn why={door().why} onSignedIn={open} />}</Match>
			<Match when={is('open')}>
				{(ready) => (
					<Show when={ready().session} keyed>
						{(session) => (
							<Open session={session} onSignedOut={(why) => setPhase({ name: 'signedOut', why })} onLeave={leave} />
						)}
					</Show>
				)}
			</Match>
		</Switch>
	);
}

function Open(props: { session: Session; onSignedOut(why: string): void; onLeave(): Promise<string | null> }) {
	const mail = createMail(props.session, (why) => props.onSignedOut(why));
	return (
		<MailProvider value={mail}>
			<Shell onLeave={() => props.onLeave()} />
		</MailProvider>
	);
}
