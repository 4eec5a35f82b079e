import { SharePointError } from '../odata/errors.ts';

/** 400 for a name with characters that SharePoint doesn't take. */
export function invalidName(name: string): SharePointError {
  return new SharePointError(
    400,
    '-2130575245, Microsoft.SharePoint.SPException',
    `The file or folder name "${name}" contains characters that are not permitted.  Please use a different name.`
  );
}

/** 400 for a name that the folder or the row has already. */
export function nameInUse(): SharePointError {
  return new SharePointError(
    400,
    '-2130575257, Microsoft.SharePoint.SPException',
    'The specified name is already in use.\n\nThe document or folder name was not changed.  To change the name to a different value, close this dialog and edit the properties of the document or folder.'
  );
}

/** 400 for a file or folder whose name another one has. */
export function alreadyExists(url: string): SharePointError {
  return new SharePointError(
    400,
    '-2130575257, Microsoft.SharePoint.SPException',
    `A file or folder with the name ${url} already exists.`
  );
}

/** 404 for a file that isn't there, or that the reader may not know of. */
export function noFile(url: string): SharePointError {
  return new SharePointError(404, '-2130575338, Microsoft.SharePoint.SPException', `The file ${url} does not exist.`);
}

/** 404 for a folder, a document id or an attachment that doesn't exist. */
export function notFound(): SharePointError {
  return new SharePointError(404, '-2147024894, System.IO.FileNotFoundException', 'File Not Found.');
}

/** 423 for a document that somebody has checked out. */
export function checkedOut(address: string, login: string): SharePointError {
  return new SharePointError(
    423,
    '-2130575306, Microsoft.SharePoint.SPException',
    `The file "${address}" is checked out for editing by ${login}.`
  );
}
