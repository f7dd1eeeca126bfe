// Files of text as they stream by: words that tell a script from a note, an object in RTF, a script in a picture, and where
// an office document's relationships lead.
import { find } from '../octet';
import { noteTruncated, raise } from './facts';
import { Layer } from './layer';
import {
	INNER_TEXT_SIGN_CAP,
	KIND_HTA,
	KIND_HTML,
	KIND_POWERSHELL,
	KIND_RTF,
	KIND_SVG,
	KIND_TEXT,
	KIND_WINDOWS_SCRIPT,
	KIND_XML,
	RTF_SIGN_CAP,
	TEXT_SIGN_CAP,
	TRAIT_DDE,
	TRAIT_EMBEDDED_OBJECT,
	TRAIT_EQUATION,
	TRAIT_EXTERNAL_OBJECT,
	TRAIT_EXTERNAL_TEMPLATE,
	TRAIT_PACKAGED_FILE,
	TRAIT_RTF_AUTO_UPDATE,
	TRAIT_SCRIPT,
	XML_SIGN_CAP,
} from './layout';
import {
	countSigns,
	feedSigns,
	hasSign,
	SIGN_DDE_DOCUMENT,
	SIGN_DDE_DOCUMENT_END,
	SIGN_DDE_TABLE,
	SIGN_DDE_TABLE_END,
	SIGN_EQUATION,
	SIGN_EQUATION_HEX,
	SIGN_EXTERNAL,
	SIGN_EXTERNAL_APOSTROPHES,
	SIGN_FRAME,
	SIGN_HTA,
	SIGN_OBJECT,
	SIGN_OBJECT_CONTROL,
	SIGN_OBJECT_DATA,
	SIGN_OBJECT_LINK,
	SIGN_OBJECT_UPDATE,
	SIGN_PACKAGE_HEX,
	SIGN_POWERSHELL,
	SIGN_POWERSHELL_END,
	SIGN_REMOTE,
	SIGN_REMOTE_END,
	SIGN_SCRIPT,
	SIGN_SCRIPT_END,
	SIGN_TEMPLATE,
	SIGN_TEMPLATE_RTF,
	SIGN_WINDOWS_SCRIPT,
	SIGN_WINDOWS_SCRIPT_END,
} from './signs';

const CLOSE_ANGLE: u32 = 0x3e;

export function feedText(layer: Layer, from: usize, end: usize): void {
	if (feedSigns(layer, from, end, capOf(layer))) return;
	noteTruncated();
	layer.isDone = true;
}

function capOf(layer: Layer): u32 {
	if (layer.kind === KIND_RTF) return RTF_SIGN_CAP;
	if (layer.kind === KIND_XML) return XML_SIGN_CAP;
	return layer.depth > 0 ? INNER_TEXT_SIGN_CAP : TEXT_SIGN_CAP;
}

/** One element at a time: what matters is which words stand in the same one. */
export function feedRelationships(layer: Layer, from: usize, end: usize): void {
	while (from < end && !layer.isDone) {
		const close = find(from, end, CLOSE_ANGLE);
		feedText(layer, from, close);
		if (close === end) return;
		readRelationship(layer);
		layer.signs = 0;
		from = close + 1;
	}
}

/** ECMA-376 part 2, section 9.3: only a target outside the document that needs a network matters. */
function readRelationship(layer: Layer): void {
	if (!hasSign(layer, SIGN_EXTERNAL) && !hasSign(layer, SIGN_EXTERNAL_APOSTROPHES)) return;
	if (countSigns(layer, SIGN_REMOTE, SIGN_REMOTE_END) === 0) return;
	if (hasSign(layer, SIGN_TEMPLATE)) raise(TRAIT_EXTERNAL_TEMPLATE);
	if (hasSign(layer, SIGN_OBJECT) || hasSign(layer, SIGN_FRAME)) raise(TRAIT_EXTERNAL_OBJECT);
}

export function closeText(layer: Layer): void {
	if (layer.kind === KIND_TEXT) closePlain(layer);
	else if (layer.kind === KIND_RTF) closeRtf(layer);
	else if (layer.kind === KIND_SVG) closePicture(layer);
	else if (layer.kind === KIND_HTML && hasSign(layer, SIGN_HTA)) layer.kind = KIND_HTA;
	else if (layer.kind === KIND_XML && countSigns(layer, SIGN_DDE_DOCUMENT, SIGN_DDE_DOCUMENT_END) > 0) raise(TRAIT_DDE);
}

/** One such word stands in many a text about scripts; two make one. */
function closePlain(layer: Layer): void {
	if (countSigns(layer, SIGN_DDE_TABLE, SIGN_DDE_TABLE_END) > 0) raise(TRAIT_DDE);
	if (countSigns(layer, SIGN_WINDOWS_SCRIPT, SIGN_WINDOWS_SCRIPT_END) > 1) layer.kind = KIND_WINDOWS_SCRIPT;
	else if (countSigns(layer, SIGN_POWERSHELL, SIGN_POWERSHELL_END) > 1) layer.kind = KIND_POWERSHELL;
}

function closePicture(layer: Layer): void {
	if (countSigns(layer, SIGN_SCRIPT, SIGN_SCRIPT_END) > 0) raise(TRAIT_SCRIPT);
}

function closeRtf(layer: Layer): void {
	if (hasSign(layer, SIGN_OBJECT_DATA) || hasSign(layer, SIGN_OBJECT_CONTROL)) raise(TRAIT_EMBEDDED_OBJECT);
	if (hasSign(layer, SIGN_OBJECT_UPDATE) || hasSign(layer, SIGN_OBJECT_LINK)) raise(TRAIT_RTF_AUTO_UPDATE);
	if (hasSign(layer, SIGN_EQUATION) || hasSign(layer, SIGN_EQUATION_HEX)) raise(TRAIT_EQUATION);
	if (hasSign(layer, SIGN_PACKAGE_HEX)) raise(TRAIT_PACKAGED_FILE);
	if (hasSign(layer, SIGN_TEMPLATE_RTF)) raise(TRAIT_EXTERNAL_TEMPLATE);
}
