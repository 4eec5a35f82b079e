import { documentType, itemType, sitePageType } from '../store/contentTypeIds.ts';

/** What makes one list template differ from another. */
export interface Template {
  library: boolean;
  image: string;
  /** The site's content type that its rows or documents are of. */
  contentType: string;
  /** Made by the site itself, never by a client. */
  catalog?: true;
}

function list(image: string, contentType = itemType): Template {
  return { library: false, image: `/_layouts/15/images/${image}.png`, contentType };
}

function library(image: string, contentType = documentType): Template {
  return { library: true, image: `/_layouts/15/images/${image}.png`, contentType };
}

/** The list templates that this server has, by SharePoint's numbers. */
export const templates: Partial<Record<number, Template>> = {
  100: list('itgen'),
  101: library('itdl'),
  103: list('itlink', '0x0105'),
  104: list('itann', '0x0104'),
  105: list('itcontct', '0x0106'),
  106: list('itevent', '0x0102'),
  107: list('ittask', '0x0108'),
  109: library('itil', '0x010102'),
  112: { ...list('users'), image: '/_layouts/15/images/users.gif', catalog: true },
  113: { ...library('itwp'), catalog: true },
  115: library('itfl', '0x010101'),
  119: library('itwp', sitePageType),
  120: list('itgen')
};
