// The methods of Blob: RFC 8620 section 6.3 and RFC 9404. A blob has no state, so none of them is derived from a descriptor.
import { BLOB, CORE } from '../../../../workers/domain/jmap';
import type { MethodEntry } from '../core/context';
import { copyBlobs } from './blob-copy';
import { getBlobs } from './blob-get';
import { lookUpBlobs } from './blob-lookup';
import { uploadBlobs } from './blob-upload';

export const blobMethods: Record<string, MethodEntry> = {
	'Blob/copy': { capability: CORE, run: copyBlobs, changes: true },
	'Blob/upload': { capability: BLOB, run: uploadBlobs, changes: true },
	'Blob/get': { capability: BLOB, run: getBlobs },
	'Blob/lookup': { capability: BLOB, run: lookUpBlobs },
};
