import { evaluate } from '../../../../sharepoint/site/formulas/evaluate.ts';
import { columnsIn, FormulaSyntax, parseFormula } from '../../../../sharepoint/site/formulas/parse.ts';
import { dateOf, FormulaDate, FormulaFailure } from '../../../../sharepoint/site/formulas/values.ts';
import type { Value } from '../../../../sharepoint/site/formulas/values.ts';

const columns: Record<string, Value> = {
  Title: "O'Brien & Söhne",
  Amount: 12.5,
  Done: true,
  Start: dateOf(Date.UTC(2024, 1, 29, 13, 5, 9)),
  Empty: null,
  'Two words': 'Ärger'
};

function result(formula: string): Value {
  return evaluate(parseFormula(formula), {
    column: name => columns[name] ?? null,
    now: dateOf(Date.UTC(2026, 5, 30, 12))
  });
}

function shown(formula: string): unknown {
  const value = result(formula);
  return value instanceof FormulaDate ? { serial: value.serial } : value;
}

test.each<[string, unknown]>([
  ['=1+2*3', 7],
  ['=(1+2)*3', 9],
  ['=-2^2', 4],
  ['=2^-1', 0.5],
  ['=10%', 0.1],
  ['=50%*2', 1],
  ['=1+2&"x"', '3x'],
  ['="a""b"', 'a"b'],
  ['=1=1', true],
  ['="A"="a"', true],
  ['=1<>2', true],
  ['="b">"a"', true],
  ['=1<"a"', true],
  ['=[Two words]&"!"', 'Ärger!'],
  ['=Amount*2', 25],
  ['=[Empty]+1', 1],
  ['=[Empty]=""', true],
  ['=[Empty]=0', true],
  ['=[Empty]=FALSE', true],
  ['="5"+1', 6],
  ['=Done', true],
  ['=IF(Done,"yes",1/0)', 'yes'],
  ['=IF(FALSE,1)', false],
  ['=AND(TRUE,Done,1)', true],
  ['=OR(FALSE,[Empty])', false],
  ['=NOT(0)', true],
  ['=ISBLANK([Empty])', true],
  ['=ISBLANK(Title)', false],
  ['=ISERROR(1/0)', true],
  ['=ISERROR(1)', false],
  ['=LEN(Title)', 15],
  ['=LEFT(Title,3)', "O'B"],
  ['=LEFT(Title)', 'O'],
  ['=RIGHT(Title,2)', 'ne'],
  ['=RIGHT(Title,0)', ''],
  ['=MID(Title,3,5)', 'Brien'],
  ['=FIND("B",Title)', 3],
  ['=ISERROR(FIND("b",Title))', true],
  ['=SEARCH("b",Title)', 3],
  ['=SEARCH("b?i",Title)', 3],
  ['=SEARCH("~?","a?")', 2],
  ['=TRIM("  a   b ")', 'a b'],
  ['=UPPER("ß a")', 'SS A'],
  ['=LOWER(Title)', "o'brien & söhne"],
  ['=PROPER("o\'brien of söhne")', "O'Brien Of Söhne"],
  ['=CONCATENATE(Title,"-",1)', "O'Brien & Söhne-1"],
  ['=EXACT("a","A")', false],
  ['=REPT("ab",3)', 'ababab'],
  ['=VALUE("1,234.5")', 1234.5],
  ['=INT(-1.5)', -2],
  ['=ROUND(1.005,2)', 1.01],
  ['=ROUND(-2.5,0)', -3],
  ['=ROUND(1234,-2)', 1200],
  ['=ROUNDUP(1.1,0)', 2],
  ['=ROUNDDOWN(-1.9,0)', -1],
  ['=ABS(-3)', 3],
  ['=MOD(-3,2)', 1],
  ['=MIN(3,1,[Empty])', 1],
  ['=MAX(1,Amount)', 12.5],
  ['=SUM(1,2,[Empty])', 3],
  ['=AVERAGE(1,[Empty],2)', 1.5],
  ['=CHOOSE(2,"a","b")', 'b'],
  ['=YEAR(Start)*10000+MONTH(Start)*100+DAY(Start)', 20240229],
  ['=HOUR(Start)*60+MINUTE(Start)', 785],
  ['=WEEKDAY(Start)', 5],
  ['=WEEKDAY(Start,2)', 4],
  ['=WEEKDAY(Start,3)', 3],
  ['=DATE(2024,3,0)=DATE(2024,2,29)', true],
  ['=DATE(2024,3,1)-DATE(2024,2,1)', 29],
  ['=DATE(2024,1,1)+1', { serial: 45293 }],
  ['=MAX(DATE(2024,1,1),DATE(2024,1,2))', { serial: 45293 }],
  ['=TODAY()=DATE(2026,6,30)', true],
  ['=NOW()-TODAY()', 0.5],
  ['=DATEDIF(DATE(2024,1,31),DATE(2024,3,1),"M")', 1],
  ['=DATEDIF(DATE(2024,1,31),DATE(2025,1,30),"Y")', 0],
  ['=DATEDIF(DATE(2024,1,1),DATE(2025,3,5),"YM")', 2],
  ['=DATEDIF(DATE(2024,1,1),DATE(2025,3,5),"MD")', 4],
  ['=DATEDIF(DATE(2024,1,1),DATE(2024,1,31),"D")', 30],
  ['=TEXT(Start,"yyyy-mm-dd")', '2024-02-29'],
  ['=TEXT(Start,"d mmm yy")', '29 Feb 24'],
  ['=TEXT(Start,"dddd, mmmm d")', 'Thursday, February 29'],
  ['=TEXT(Start,"hh:mm:ss")', '13:05:09'],
  ['=TEXT(Start,"h:mm AM/PM")', '1:05 PM'],
  ['=TEXT(1234.5,"#,##0.00")', '1,234.50'],
  ['=TEXT(0.256,"0%")', '26%'],
  ['=TEXT(7,"000")', '007'],
  ['=TEXT(-1.5,"0.0#")', '-1.5'],
  ['=TEXT(5,"0 ""days""")', '5 days'],
  ['=DATE(2024,1,1)&""', '45292']
])('%s', (formula, value) => {
  expect(shown(formula)).toEqual(value);
});

test.each([
  ['=1/0', '#DIV/0!'],
  ['=MOD(1,0)', '#DIV/0!'],
  ['=AVERAGE([Empty])', '#DIV/0!'],
  ['="a"+1', '#VALUE!'],
  ['=VALUE("x")', '#VALUE!'],
  ['=CHOOSE(3,1,2)', '#VALUE!'],
  ['=MID("a",0,1)', '#VALUE!'],
  ['=REPT("abcdef",1000000)', '#VALUE!'],
  ['=TEXT(1,"q")', '#VALUE!'],
  ['=10^400', '#NUM!'],
  ['=DATEDIF(DATE(2025,1,1),DATE(2024,1,1),"D")', '#NUM!'],
  ['=YEAR(-1)', '#NUM!'],
  ['=IF("maybe",1,2)', '#VALUE!']
])('%s has no value but %s', (formula, text) => {
  expect(() => result(formula)).toThrow(new FormulaFailure(text as never));
});

test.each([
  '',
  '=',
  '=1+',
  '=(1',
  '=1)',
  '="a',
  '=[a',
  '=SUBSTITUTE("a","b","c")',
  '=VLOOKUP(1,2,3)',
  '=LEN()',
  '=LEN(1,2)',
  '=1;2',
  '=IF(1,2,3,4)',
  '=1 2',
  '=#REF!',
  `=${'('.repeat(100)}1${')'.repeat(100)}`,
  `=${'-'.repeat(5000)}1`,
  `="${'a'.repeat(9000)}"`
])('%.40s is no formula', formula => {
  expect(() => parseFormula(formula)).toThrow(FormulaSyntax);
});

test('the columns of a formula are found, each once', () => {
  expect([...columnsIn(parseFormula('=IF([Two words]=Title,Title,-Amount%)&TRUE'))]).toEqual([
    'Two words',
    'Title',
    'Amount'
  ]);
});
