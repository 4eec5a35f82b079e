import { badRequest, SharePointError } from '../odata/errors.ts';

/** 500 for a column, an operator or a kind of value that CAML doesn't have; SharePoint words all three like this. */
export function notInstalled(): SharePointError {
  return new SharePointError(
    500,
    '-2130575340, Microsoft.SharePoint.SPException',
    'One or more field types are not installed properly. Go to the list settings page to delete these fields.'
  );
}

/** 500 for CAML that cannot be read at all, or whose value is none of its type. */
export function unreadable(): SharePointError {
  return new SharePointError(
    500,
    '-2147467259, Microsoft.SharePoint.SPException',
    'Cannot complete this action.\n\nPlease try again.'
  );
}

/** 400 for a part of CAML that SharePoint has and this server hasn't. */
export function notHere(what: string): SharePointError {
  return badRequest(`The CAML element '${what}' is not supported.`);
}
