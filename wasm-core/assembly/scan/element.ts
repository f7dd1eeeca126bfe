// What elements are to a reader of mail, by name; counts the ones that mail has little honest use for.
import { addNames, findName, NAME_TABLE_BYTES } from '../names';
import { count } from './counts';
import { MARK_FORM, MARK_FRAME, MARK_IMAGE, MARK_INPUT, MARK_SCRIPT, MARK_TAG } from './layout';

export const ANCHOR: i32 = 1;
/** Begins a new line or cell: the words around it do not run together. */
export const BREAK: i32 = 2;
/** Its content is not markup: a link inside is no link. */
export const RAW: i32 = 4;
/** Has no end tag. */
export const VOID: i32 = 8;
/** Ends one of its own kind that is open. */
export const SIBLING: i32 = 16;
export const IMAGE: i32 = 32;
export const INPUT: i32 = 64;
export const FORM: i32 = 128;
export const FRAME: i32 = 256;
export const SCRIPT: i32 = 512;
export const META: i32 = 1024;
export const AREA: i32 = 2048;
export const BASE: i32 = 4096;

const table: usize = memory.data(NAME_TABLE_BYTES, 16);
let built = false;

/** The element's properties, 0 for one that is not known. */
export function elementNamed(tag: u64): i32 {
	if (!built) build();
	return max(findName(table, tag), 0);
}

export function countElement(element: i32): void {
	count(MARK_TAG);
	if ((element & (IMAGE | INPUT | FORM | FRAME | SCRIPT)) === 0) return;
	if ((element & IMAGE) !== 0) count(MARK_IMAGE);
	else if ((element & INPUT) !== 0) count(MARK_INPUT);
	else if ((element & FORM) !== 0) count(MARK_FORM);
	else count((element & FRAME) !== 0 ? MARK_FRAME : MARK_SCRIPT);
}

function build(): void {
	addNames(table, 'a', ANCHOR);
	addNames(table, 'br hr', BREAK | VOID);
	addNames(table, 'p li dt dd option', BREAK | SIBLING);
	addNames(table, 'div td th tr table tbody thead tfoot ul ol dl pre center h1 h2 h3 h4 h5 h6 body html head', BREAK);
	addNames(table, 'section article aside header footer main nav figure fieldset', BREAK);
	addNames(table, 'img image', IMAGE | VOID);
	addNames(table, 'input', INPUT | VOID);
	addNames(table, 'form', FORM | BREAK);
	addNames(table, 'iframe', FRAME | RAW);
	addNames(table, 'frame embed', FRAME | VOID);
	addNames(table, 'object applet', FRAME);
	addNames(table, 'script', SCRIPT | RAW);
	addNames(table, 'style title textarea xmp noembed noframes', RAW);
	addNames(table, 'meta', META | VOID);
	addNames(table, 'area', AREA | VOID);
	addNames(table, 'base', BASE | VOID);
	addNames(table, 'link col wbr source track param', VOID);
	built = true;
}
