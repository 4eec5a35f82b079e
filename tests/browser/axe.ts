import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';

// SPFx's page has an AMD `define`, to which axe would hand itself over: hide it.
const axeSource = `(define => { ${readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')}\n})()`;
interface Found {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

/** What axe finds: rule and markup. Landmarks and the first heading are the page's, not a web part's. */
export async function violations(where: Page | Frame): Promise<string[]> {
  await where.evaluate(axeSource);
  const found: Found[] = await where.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } })
       .then(result => result.violations.map(one => ({ id: one.id, nodes: one.nodes.map(node => ({ html: node.html, failureSummary: node.failureSummary })) })))`
  );
  return found.flatMap(one =>
    one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`)
  );
}
