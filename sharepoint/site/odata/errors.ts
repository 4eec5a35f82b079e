/** An error as SharePoint words it: the status, the "<hresult>, <type>" code and the text. */
export class SharePointError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'SharePointError';
    this.status = status;
    this.code = code;
  }
}

const clientQuery = '-1, Microsoft.SharePoint.Client.InvalidClientQueryException';
const spException = '-1, Microsoft.SharePoint.SPException';

/** 400 for a request that SharePoint cannot read as a query or as a body. */
export function badQuery(message: string): SharePointError {
  return new SharePointError(400, clientQuery, message);
}

/** 400 for a request that is readable but that the list cannot answer. */
export function badRequest(message: string): SharePointError {
  return new SharePointError(400, spException, message);
}

/** 400 for a value that a column cannot hold. */
export function invalidValue(kind: string): SharePointError {
  return new SharePointError(
    400,
    '-2130575155, Microsoft.SharePoint.SPException',
    `Invalid ${kind} value.\n\nA ${kind} field contains invalid data. Please check the value and try again.`
  );
}

/** 400 for a character that no XML can hold, in a text of a row. */
export function invalidCharacter(character: string): SharePointError {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return new SharePointError(
    400,
    '-1, System.ArgumentException',
    `'${character}', hexadecimal value 0x${code}, is an invalid character.`
  );
}

/** 404 for a path that is not part of the API, or that this server leaves for later. */
export function noResource(name: string): SharePointError {
  return new SharePointError(
    404,
    '-1, Microsoft.SharePoint.Client.ResourceNotFoundException',
    `Cannot find resource for the request ${name}.`
  );
}

/** 404 for a list that the web doesn't have. */
export function noList(title: string, webUrl: string): SharePointError {
  return new SharePointError(
    404,
    '-1, System.ArgumentException',
    `List '${title}' does not exist at site with URL '${webUrl}'.`
  );
}

/** 404 for the id or address of a list that doesn't exist. */
export function noListById(): SharePointError {
  return new SharePointError(
    404,
    '-2130575322, Microsoft.SharePoint.SPException',
    'List does not exist.\n\nThe page you selected contains a list that does not exist.  It may have been deleted by another user.'
  );
}

/** 404 for an item that isn't there, or that the reader may not know of. */
export function noItem(): SharePointError {
  return new SharePointError(
    404,
    '-2130575338, System.ArgumentException',
    'Item does not exist. It may have been deleted by another user.'
  );
}

/** 400 for a column that the list doesn't have. */
export function noField(name: string): SharePointError {
  return new SharePointError(
    400,
    '-2147024809, System.ArgumentException',
    `Column '${name}' does not exist. It may have been deleted by another user.`
  );
}

/** 404 for a view that the list doesn't have. */
export function noView(): SharePointError {
  return new SharePointError(404, '-2147024809, System.ArgumentException', 'The specified view is invalid.');
}

/** 403 for someone without the right. */
export function accessDenied(): SharePointError {
  return new SharePointError(
    403,
    '-2147024891, System.UnauthorizedAccessException',
    'Access denied. You do not have permission to perform this action or access this resource.'
  );
}

/** 400 for a property written that the type doesn't have. */
export function unknownProperty(name: string, type: string): SharePointError {
  return badQuery(
    `The property '${name}' does not exist on type '${type}'. Make sure to only use property names that are defined by the type.`
  );
}

/** 412 for an IF-MATCH that is not the object's ETag. */
export function staleETag(given: string, actual: string): SharePointError {
  return new SharePointError(
    412,
    '-1, Microsoft.SharePoint.Client.ClientServiceException',
    `The request ETag value '${given}' does not match the object's ETag value '${actual}'.`
  );
}

/** 500 for a query that would read more rows than the list view threshold. */
export function overThreshold(): SharePointError {
  return new SharePointError(
    500,
    '-2147024860, Microsoft.SharePoint.SPQueryThrottledException',
    'The attempted operation is prohibited because it exceeds the list view threshold.'
  );
}

/** 500 for a query that joins more lookup or person columns than SharePoint allows. */
export function tooManyLookups(): SharePointError {
  return new SharePointError(
    500,
    '-2147024860, Microsoft.SharePoint.SPQueryThrottledException',
    'The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.'
  );
}

/** 500 for a second row with the value of a unique column. */
export function duplicateValue(): SharePointError {
  return new SharePointError(
    500,
    '-2130575169, Microsoft.SharePoint.SPDuplicateValuesFoundException',
    'The list item could not be added or updated because duplicate values were found in the following field(s) in the list.'
  );
}

/** 500 for a second list of the same title. */
export function duplicateListTitle(): SharePointError {
  return new SharePointError(
    500,
    '-2130575342, Microsoft.SharePoint.SPException',
    'A list, survey, discussion board, or document library with the specified title already exists in this Web site.  Please choose another title.'
  );
}

/** A user that the site or the tenant doesn't know; the status depends on who asks. */
export function noUser(status: number, who: string): SharePointError {
  return new SharePointError(
    status,
    '-2146232832, Microsoft.SharePoint.SPException',
    `The specified user ${who} could not be found.`
  );
}

/** 404 for a group that the site doesn't have. */
export function noGroup(): SharePointError {
  return new SharePointError(404, '-2146232832, Microsoft.SharePoint.SPException', 'Group cannot be found.');
}

/** 400 for a value whose JSON kind the column doesn't take. */
export function unexpectedNode(found: string, expected: string): SharePointError {
  return badQuery(
    `An unexpected '${found}' node was found when reading from the JSON reader. A '${expected}' node was expected.`
  );
}

/** 403 for a form digest that is too old. */
export function digestTimedOut(): SharePointError {
  return new SharePointError(
    403,
    '-2130575251, Microsoft.SharePoint.SPException',
    'The security validation for this page has timed out. Please refresh the page and try your operation again.'
  );
}
