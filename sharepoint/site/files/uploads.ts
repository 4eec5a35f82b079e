import { demandChange } from '../items/itemWrite.ts';
import type { Answer } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { SharePointError } from '../odata/errors.ts';
import { integerArgument, plainGuid, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { voidAnswer } from '../odata/voidAnswer.ts';
import { permissions } from '../people/rights.ts';
import type { Item, List } from '../store/model.ts';
import { writeBytes } from './documents.ts';
import { fileEntity } from './fileEntities.ts';

/** Answers an upload in pieces: its start, its pieces, its end or its cancelling; undefined for any other path. */
export function routeUpload(context: Context, list: List, item: Item, segment: Segment): Answer | undefined {
  if (!/^(start|continue|finish|cancel)upload$/.test(segment.name)) return undefined;
  demandChange(context, list, item, permissions.editItems);
  const { documents } = context.store;
  const upload = plainGuid(textArgument(segment, 0, 'uploadId'));
  const key = `${upload} ${context.user.id}`;
  const offsetAnswer = (name: string, offset: number): Answer => ({
    kind: 'value',
    name,
    type: 'Edm.Int64',
    value: String(offset)
  });
  if (segment.name === 'startupload') {
    documents.endUpload(key);
    return offsetAnswer('StartUpload', documents.addPiece(key, list.id, item.id, 0, context.bytes));
  }
  const sofar = documents.pieces(key, list.id, item.id);
  if (!sofar) throw noUpload('The upload session was not found.');
  if (segment.name === 'cancelupload') {
    documents.endUpload(key);
    return voidAnswer(context, 'CancelUpload');
  }
  const offset = integerArgument(segment, 1, 'fileOffset');
  if (offset !== sofar.length) throw noUpload(`The upload goes on at ${sofar.length}, not at ${offset}.`);
  if (segment.name === 'continueupload')
    return offsetAnswer('ContinueUpload', documents.addPiece(key, list.id, item.id, offset, context.bytes));
  documents.endUpload(key);
  return {
    kind: 'entity',
    entity: fileEntity(context, list, writeBytes(context, list, item, Buffer.concat([sofar, context.bytes])))
  };
}

function noUpload(message: string): Error {
  return new SharePointError(
    500,
    '-2146232832, Microsoft.SharePoint.Utilities.SPBITSSessionNotFoundException',
    message
  );
}
