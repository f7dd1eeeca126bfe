// The search field, and what it offers while one types: a combobox (ARIA 1.2) over search/suggestions.ts.
import { createMemo, createSignal, For, Show } from 'solid-js';
import { unwrap } from 'solid-js/store';
import { peopleIn, type Suggestion, suggestionsFor } from '../search/suggestions';
import { IconButton } from './Button';
import { Icon } from './Icon';
import { useMail } from './mail';

const LIST_ID = 'search-offers';
const optionId = (at: number) => `search-offer-${at}`;

export function SearchBox() {
	const mail = useMail();
	const offers = createOffers();
	let input!: HTMLInputElement;

	const choose = (offer: Suggestion) => {
		mail.setSearchText(offer.text);
		input.focus();
		input.setSelectionRange(offer.caret, offer.caret);
		offers.look(input);
	};
	const leave = (words: string) => {
		mail.setSearchText(words.trim());
		mail.search(words);
		input.blur();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.isComposing) return; // the keys are the input method's
		const offer = offers.active();
		const acts: Record<string, (() => void) | false | undefined> = {
			ArrowDown: offers.isOpen() && (() => offers.move(1)),
			ArrowUp: offers.isOpen() && (() => offers.move(-1)),
			Enter: offer && (() => choose(offer)),
			Tab: offer && (() => choose(offer)),
			Escape: () => (offers.isOpen() ? offers.close() : leave('')),
		};
		const act = acts[event.key];
		if (!act) return;
		event.preventDefault();
		act();
	};
	return (
		<search class="search-place">
			<form
				class="search"
				onSubmit={(event) => {
					event.preventDefault();
					leave(input.value);
				}}
			>
				<Icon name="search" />
				<input
					ref={(element) => {
						input = element;
						mail.setSearchField(element);
					}}
					data-testid="search"
					type="text"
					role="combobox"
					inputmode="search"
					enterkeyhint="search"
					aria-label="Search mail"
					aria-autocomplete="list"
					aria-controls={LIST_ID}
					aria-expanded={offers.isOpen()}
					aria-activedescendant={offers.active() ? optionId(offers.at()) : undefined}
					aria-invalid={mail.searched()?.ok === false}
					placeholder="Search mail"
					autocomplete="off"
					autocapitalize="off"
					spellcheck={false}
					value={mail.searchText()}
					onInput={() => {
						mail.setSearchText(input.value);
						offers.look(input);
					}}
					onKeyDown={onKeyDown}
					onKeyUp={(event) => event.key.startsWith('Arrow') && offers.follow(input)}
					onClick={() => offers.look(input)}
					onFocus={() => offers.look(input)}
					onBlur={offers.close}
				/>
				<Show when={mail.searchText()}>
					<IconButton icon="close" label="Clear the search" testId="search-clear" onClick={() => leave('')} />
				</Show>
				<span class="kbd" aria-hidden="true">
					/
				</span>
			</form>
			<Offers offers={offers} onChosen={choose} />
		</search>
	);
}

type Offered = ReturnType<typeof createOffers>;

/** Open while the field has the focus and something is offered for its caret; none is active until an arrow is pressed. */
function createOffers() {
	const mail = useMail();
	const [caret, setCaret] = createSignal<number | null>(null);
	const [at, setAt] = createSignal(-1);
	const list = createMemo((): Suggestion[] => {
		const end = caret();
		if (end === null) return [];
		const people = () => peopleIn(Object.values(unwrap(mail.state.emails)));
		return suggestionsFor(mail.searchText(), end, { mailboxes: mail.mailboxes(), people });
	});
	const look = (input: HTMLInputElement) => {
		setAt(-1);
		setCaret(input.selectionStart === input.selectionEnd ? input.selectionEnd : null);
	};
	return {
		list,
		at,
		isOpen: () => list().length > 0,
		active: () => list()[at()],
		look,
		/** After a key that may have moved the caret. */
		follow: (input: HTMLInputElement) => input.selectionEnd !== caret() && caret() !== null && look(input),
		close: () => {
			setAt(-1);
			setCaret(null);
		},
		move: (by: 1 | -1) => {
			const places = list().length + 1; // one of them is the text itself
			setAt(((at() + 1 + by + places) % places) - 1);
		},
	};
}

function Offers(props: { offers: Offered; onChosen(offer: Suggestion): void }) {
	return (
		<div
			class="search-offers"
			id={LIST_ID}
			role="listbox"
			aria-label="Suggestions"
			data-testid="search-offers"
			hidden={!props.offers.isOpen()}
			onPointerDown={(event) => event.preventDefault()} // the focus stays in the field
		>
			<For each={props.offers.list()}>
				{(offer, at) => (
					// biome-ignore lint/a11y/useKeyWithClickEvents: the field's own keys choose
					// biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field (aria-activedescendant)
					<div
						class="search-offer"
						role="option"
						id={optionId(at())}
						aria-selected={props.offers.at() === at()}
						onClick={() => props.onChosen(offer)}
					>
						<span class="search-offer-written" dir="auto">
							{offer.written}
						</span>
						<span class="search-offer-says" dir="auto">
							{offer.says}
						</span>
					</div>
				)}
			</For>
		</div>
	);
}
