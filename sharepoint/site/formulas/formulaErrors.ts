import { SharePointError } from '../odata/errors.ts';

// The numbers are those that SharePoint's own list pages look for; the status is this server's choice.
function refused(number: number, message: string): SharePointError {
  return new SharePointError(400, `${number}, Microsoft.SharePoint.SPException`, message);
}

/** 400 for a formula that can't be read or uses an unknown function. */
export function formulaSyntax(): SharePointError {
  return refused(-2130575270, 'The formula contains a syntax error or is not supported.');
}

/** 400 for a calculated column without a formula. */
export function formulaEmpty(): SharePointError {
  return refused(-2130575199, 'The formula cannot be empty.');
}

/** 400 for a formula that names a column that isn't there. */
export function formulaColumn(): SharePointError {
  return refused(
    -2130575273,
    'The formula refers to a column that does not exist.  Check the formula for spelling mistakes or change the non-existing column to an existing column.'
  );
}

/** 400 for a formula over a column of a kind that formulas can't read. */
export function formulaKind(): SharePointError {
  return refused(
    -2130575272,
    'One or more column references are not allowed, because the columns are defined as a data type that is not supported in formulas.'
  );
}

/** 400 for a formula that needs its own result. */
export function formulaCircle(): SharePointError {
  return refused(-2130575271, 'The formula contains a circular reference.');
}

/** 400 for a column's rule that names another column. */
export function ruleOfOthers(): SharePointError {
  return refused(
    -2130575160,
    'The formula cannot refer to another column.  Check the formula for spelling errors or update the formula to reference only this column.'
  );
}

/** 400 for a default that names a column. */
export function defaultOfOthers(): SharePointError {
  return refused(-2130575296, 'The formula contains reference(s) to field(s).');
}

/**
 * 500 for a row that breaks the rule of a column or, without one, of its list; when the rule has no message SharePoint
 * has one.
 */
export class RuleBroken extends SharePointError {
  /** The internal name of the column. */
  readonly column: string | undefined;

  constructor(column: string | undefined, message: string | null) {
    super(
      500,
      `${column === undefined ? -2130575163 : -2130575162}, Microsoft.SharePoint.SPListDataValidationException`,
      message === null || message === '' ? 'List data validation failed.' : message
    );
    this.column = column;
  }
}
