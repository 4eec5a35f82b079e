import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { columnsFile, columnsPage } from './columnsPage';

const file = path.resolve(__dirname, '..', '..', columnsFile);
if (process.env['WRITE_COLUMNS'] !== undefined) writeFileSync(file, columnsPage());

it('the page of columns says what the declarations say: `npm run columns` writes it anew', () => {
  expect(readFileSync(file, 'utf8')).toBe(columnsPage());
});
