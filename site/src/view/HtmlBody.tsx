// An HTML body in its own frame, from its own address, under the server's own policy: no script ever runs in there, and this
// page only measures it. `allow-same-origin` without `allow-scripts` lets us read its height and hand on its keys.
import { createSignal, onCleanup, Show } from 'solid-js';
import { Icon } from './Icon';
import { passKey } from './keys';
import { useMail } from './mail';

/** Where the frame cannot be measured, it scrolls within this. */
const UNMEASURED_PX = 480;
/** A page wider than its place is drawn smaller, down to this; what is wider still scrolls sideways. */
const LEAST_SCALE = 0.5;
/** A mail that grows with its frame ("height: 100%" plus a margin) is stopped here. */
const MOST_GROWTHS = 24;

interface HtmlBodyProps {
	emailId: string;
	partId: string;
	/** Its links go nowhere: the server leaves their targets out, and the frame may open no window. */
	inert: boolean;
	/** The addresses of the pictures that the mail shows: these need not be listed as attachments too. */
	onPictures(addresses: string[]): void;
}

export function HtmlBody(props: HtmlBodyProps) {
	const mail = useMail();
	let frame!: HTMLIFrameElement;
	let place!: HTMLDivElement;
	const [height, setHeight] = createSignal(120);
	const [scale, setScale] = createSignal({ by: 1, width: 0 });
	const [loaded, setLoaded] = createSignal(false);
	const [remote, setRemote] = createSignal(0);
	const isSideways = () => scale().by === LEAST_SCALE;
	let stop = () => {};
	onCleanup(() => stop());

	const src = () => {
		const place = [mail.accountId, props.emailId, props.partId].map(encodeURIComponent).join('/');
		return `/view/${place}${props.inert ? '?links=off' : ''}`;
	};
	const onLoad = () => {
		stop();
		setLoaded(true);
		const page = frame.contentDocument;
		if (!page?.body) return void setHeight(UNMEASURED_PX);
		setRemote(page.querySelectorAll('[data-remote]').length);
		props.onPictures(Array.from(page.images, (image) => image.src).filter((src) => !src.startsWith('data:')));
		stop = keepFitting(page);
	};

	const keepFitting = (page: Document) => {
		let growths = 0;
		let width = -1;
		const measure = () => {
			const available = place.clientWidth;
			if (available === width && growths++ > MOST_GROWTHS) return;
			if (available !== width) growths = 0;
			width = available;
			// Measured in a frame of the pane's own width and no height: a page may be as tall as its frame otherwise.
			frame.style.width = '100%';
			frame.style.height = '0';
			const wide = Math.max(page.documentElement.scrollWidth, page.body.scrollWidth);
			const by = wide > available + 1 ? Math.max(LEAST_SCALE, available / wide) : 1;
			if (by < 1) frame.style.width = `${wide}px`;
			const tall = Math.max(page.documentElement.scrollHeight, page.body.scrollHeight);
			frame.style.width = '';
			frame.style.height = '';
			setScale({ by, width: by < 1 ? wide : 0 });
			setHeight(Math.ceil(tall));
		};
		const observer = new ResizeObserver(measure);
		observer.observe(page.body);
		observer.observe(place);
		page.addEventListener('keydown', passKey);
		measure();
		return () => {
			observer.disconnect();
			page.removeEventListener('keydown', passKey);
		};
	};

	return (
		<>
			<Show when={remote() > 0}>
				<p class="note" data-testid="remote-note">
					<Icon name="noImage" />
					Remote images are not loaded, so nobody learns that you read this.
				</p>
			</Show>
			<div
				ref={place}
				class="html-place"
				classList={{ loaded: loaded(), sideways: isSideways() }}
				style={{ height: `${height() * scale().by}px` }}
				tabindex={isSideways() ? 0 : undefined}
			>
				{/* A frame keeps the permissions that it was made with: another one for each. */}
				<Show when={src()} keyed>
					{(address) => (
						<iframe
							ref={frame}
							class="html-frame"
							title="Message"
							data-testid="html-body"
							sandbox={
								props.inert ? 'allow-same-origin' : 'allow-same-origin allow-popups allow-popups-to-escape-sandbox'
							}
							referrerpolicy="no-referrer"
							src={address}
							style={{
								'--frame-height': `${height()}px`,
								'--frame-width': scale().width > 0 ? `${scale().width}px` : '100%',
								'--frame-scale': scale().by,
							}}
							onLoad={onLoad}
						/>
					)}
				</Show>
			</div>
		</>
	);
}
