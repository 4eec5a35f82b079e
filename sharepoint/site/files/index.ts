import type { Module } from '../odata/context.ts';
import { folderEntity } from './fileEntities.ts';
import { routeAddress, routeFolder } from './folderRoutes.ts';
import { itemFiles, routeItemFiles } from './itemFiles.ts';
import { rootFolder, webFolder } from './locations.ts';
import { routeMoveCopy } from './moveCopy.ts';

/** Attachments, and folders and documents by path, address and id. */
export const files: Module = {
  routeApi: routeMoveCopy,
  routeWeb: routeAddress,
  routeList: (context, list, segment, rest) =>
    segment.name === 'rootfolder' ? routeFolder(context, rootFolder(list), rest) : undefined,
  routeItem: routeItemFiles,
  expandWeb: context => ({ RootFolder: () => folderEntity(context, webFolder(context)) }),
  expandList: (context, list) => ({ RootFolder: () => folderEntity(context, rootFolder(list)) }),
  expandItem: itemFiles
};
