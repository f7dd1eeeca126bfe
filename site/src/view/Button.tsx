// A button that is only an icon, with its name and its key in a tooltip.
import { Icon, type IconName } from './Icon';

export interface IconButtonProps {
	icon: IconName;
	/** What it does: read out, and shown as the tooltip. */
	label: string;
	/** Its shortcut, shown after the label. */
	hotkey?: string;
	testId?: string;
	filled?: boolean;
	pressed?: boolean;
	/** Out of the tab order: reached by its key instead. */
	untabbed?: boolean;
	class?: string;
	onClick(): void;
}

export function IconButton(props: IconButtonProps) {
	return (
		<button
			type="button"
			class={`icon-button ${props.class ?? ''}`}
			data-testid={props.testId}
			aria-label={props.label}
			aria-pressed={props.pressed}
			title={props.hotkey ? `${props.label} (${props.hotkey})` : props.label}
			tabindex={props.untabbed ? -1 : undefined}
			onClick={(event) => {
				event.stopPropagation();
				props.onClick();
			}}
		>
			<Icon name={props.icon} filled={props.filled ?? false} />
		</button>
	);
}
