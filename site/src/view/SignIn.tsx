// The door: address and password. The address that was asked for stays, and opens once signed in.
import { createSignal, onMount, Show } from 'solid-js';
import { signIn } from '../jmap/client';
import { Fault, faultWords } from '../jmap/fault';
import { Icon, Mark } from './Icon';

export function SignIn(props: { why: string | null; onSignedIn(): void }) {
	const [busy, setBusy] = createSignal(false);
	const [problem, setProblem] = createSignal<string | null>(null);
	let address!: HTMLInputElement;
	let password!: HTMLInputElement;
	onMount(() => {
		document.title = 'Sign in · Waypost';
		address.focus();
	});

	const submit = async (event: SubmitEvent) => {
		event.preventDefault();
		if (busy()) return;
		setBusy(true);
		setProblem(null);
		try {
			await signIn(address.value.trim(), password.value);
			props.onSignedIn();
		} catch (error) {
			setProblem(wordsFor(error));
			password.select();
		} finally {
			setBusy(false);
		}
	};

	return (
		<main class="door">
			<form class="door-card" onSubmit={submit} aria-busy={busy()}>
				<Mark />
				<h1>Sign in to Waypost</h1>
				<p class="door-lead">{props.why ?? 'Mail that is your own.'}</p>
				<label class="field">
					<span>Address</span>
					<input
						ref={address}
						data-testid="sign-in-address"
						type="email"
						name="address"
						autocomplete="username"
						spellcheck={false}
						required
					/>
				</label>
				<label class="field">
					<span>Password</span>
					<input
						ref={password}
						data-testid="sign-in-password"
						type="password"
						name="password"
						autocomplete="current-password"
						required
					/>
				</label>
				<div role="alert" data-testid="sign-in-problem">
					<Show when={problem()}>
						<p class="door-problem">
							<Icon name="alert" />
							{problem()}
						</p>
					</Show>
				</div>
				<button type="submit" class="button primary wide" data-testid="sign-in-submit" disabled={busy()}>
					{busy() ? 'Signing in …' : 'Sign in'}
				</button>
			</form>
			<a class="door-status" href="/status">
				System status
			</a>
		</main>
	);
}

function wordsFor(error: unknown): string {
	if (error instanceof Fault && error.kind === 'signedOut') return 'This address and password do not match.';
	return faultWords(error);
}
