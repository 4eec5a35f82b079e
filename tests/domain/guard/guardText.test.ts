import fc from 'fast-check';
import type { Kind } from '../../../src/domain/guard';
import { guardFileName, guardText } from '../../../src/domain/guard';
import { ordinarySentences } from './corpus';
import {
  chiNumber,
  disguised,
  nationalInsuranceNumber,
  nhsNumber,
  phoneNumber,
  postcode,
  scottishCandidateNumber,
  surroundings
} from './numbers';

const context = { organisationDomains: ['council.example'] };
const guard = (text: string) => guardText(text, context);
const kindsIn = (text: string): Kind[] => guard(text).map(finding => finding.kind);
const quoted = (text: string): string[] => guard(text).map(({ start, end }) => text.slice(start, end));

const digitKinds: Kind[] = ['chi', 'nhs', 'scn', 'phone'];

describe('every number of a kind is found where it stands, however it is written', () => {
  test.each<[Kind, fc.Arbitrary<string>, readonly Kind[]]>([
    ['chi', chiNumber, ['chi']],
    // Ten digits that are an NHS number may be a CHI or a telephone number as well: the stronger name is given.
    ['nhs', nhsNumber, digitKinds],
    ['scn', scottishCandidateNumber, ['scn']],
    ['nationalInsurance', nationalInsuranceNumber, ['nationalInsurance']]
  ])('%s', (_kind, numbers, names) => {
    fc.assert(
      fc.property(disguised(numbers), surroundings, ({ written }, [before, after]) => {
        const text = `${before}${written}${after}`;
        const found = guard(text);
        expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([written]);
        expect(names).toContain(found[0]?.kind);
      }),
      { numRuns: 2000 }
    );
  });

  test('postcodes, in either case, spaced or not', () => {
    fc.assert(
      fc.property(
        postcode,
        fc.constantFrom('', ' ', '  ', '\u00A0', '-', '\u200B'),
        fc.boolean(),
        surroundings,
        (code, gap, lower, [before, after]) => {
          const written = (lower ? code.toLowerCase() : code).replace(' ', gap);
          // An ordinal written small is let through.
          fc.pre(!/(?:st|nd|rd|th)$/.test(written));
          expect(guard(`${before}${written}${after}`)).toEqual([
            { kind: 'postcode', effect: 'warn', start: before.length, end: before.length + written.length }
          ]);
        }
      )
    );
  });

  test('telephone numbers', () => {
    fc.assert(
      fc.property(phoneNumber, surroundings, (number, [before, after]) => {
        expect(guard(`${before}${number}${after}`)).toEqual([
          { kind: 'phone', effect: 'warn', start: before.length, end: before.length + number.length }
        ]);
      })
    );
  });
});

describe('what only looks like one is not found', () => {
  const wrongLast = (number: string, by: number): string =>
    number.slice(0, -1) + String((Number(number.slice(-1)) + by) % 10);
  const by = fc.integer({ min: 1, max: 9 });

  test('an NHS number with a wrong check digit', () => {
    fc.assert(
      fc.property(nhsNumber, by, (number, wrong) => {
        expect(kindsIn(wrongLast(number, wrong))).not.toContain('nhs');
      })
    );
  });

  test('a Scottish Candidate Number with a wrong check digit', () => {
    fc.assert(
      fc.property(scottishCandidateNumber, by, (number, wrong) => {
        expect(kindsIn(wrongLast(number, wrong))).toEqual([]);
      })
    );
  });

  test('a CHI number that fits neither check, or begins with no day', () => {
    fc.assert(
      fc.property(chiNumber, by, (number, wrong) => {
        const other = wrongLast(number, wrong);
        const fits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(last =>
          kindsIn(number.slice(0, -1) + String(last)).includes('chi')
        );
        expect(fits.length).toBeLessThanOrEqual(2);
        expect(fits).toContain(Number(number.slice(-1)));
        if (!fits.includes(Number(other.slice(-1)))) expect(kindsIn(other)).not.toContain('chi');
      })
    );
    fc.assert(
      fc.property(chiNumber, fc.constantFrom('00', '32', '99'), (number, day) => {
        expect(kindsIn(day + number.slice(2))).not.toContain('chi');
      })
    );
    expect(kindsIn('3102011234')).not.toContain('chi');
  });

  test('a National Insurance number whose prefix is never given', () => {
    for (const prefix of ['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ', 'DA', 'FA', 'IA', 'QA', 'UA', 'VA', 'AO', 'AD'])
      expect(kindsIn(`${prefix}123456A`)).toEqual([]);
    expect(kindsIn('AB123456E')).toEqual([]);
    expect(kindsIn('XAB123456CX')).toEqual([]);
  });

  test('the ten digits inside a longer number', () => {
    expect(kindsIn('194347658701')).toEqual([]);
    expect(kindsIn('2017 9434765870')).toEqual(['nhs']);
  });

  test('a date or a span of years with other numbers after it', () => {
    const day = fc
      .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2049-12-31T00:00:00Z'), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10));
    const written = day.chain(date => {
      const [year = '', month = '', dayOfMonth = ''] = date.split('-');
      const next = String((Number(year) + 1) % 100).padStart(2, '0');
      return fc.constantFrom(
        date,
        `${dayOfMonth}-${month}-${year}`,
        `${dayOfMonth}/${month}/${year}`,
        `${dayOfMonth}.${month}.${year}`,
        `${year}-${next}`
      );
    });
    fc.assert(
      fc.property(written, written, fc.integer({ min: 1, max: 2359 }), (one, other, number) => {
        expect(guard(`${one} ${number}`)).toEqual([]);
        expect(guard(`${one}, ${number}`)).toEqual([]);
        expect(guard(`${one} ${other}`)).toEqual([]);
      }),
      { numRuns: 1000 }
    );
  });

  test.each([
    '20 September 2017',
    '31/12/2026',
    '2.3',
    'Action 2.3 and 2.4',
    '2017',
    'from 2016 to 2017',
    '2016-17 2017-18',
    '24-11-2026 10:42',
    '2026-11-24 10',
    'page 12 of 240',
    '£1,234,567',
    '71%',
    'the S2 3rd term'
  ])('%s', text => {
    expect(guard(text)).toEqual([]);
  });
});

describe('the rule book’s examples', () => {
  test('0101011237 is a CHI number and stops', () => {
    expect(guard('0101011237')).toEqual([{ kind: 'chi', effect: 'stop', start: 0, end: 10 }]);
    expect(quoted('01-01-01 1237')).toEqual(['01-01-01 1237']);
  });

  test('9434765870 is an NHS number and only warns by itself', () => {
    expect(guard('9434765870')).toEqual([{ kind: 'nhs', effect: 'warn', start: 0, end: 10 }]);
    expect(guard('NHS no: 943 476 5870')).toEqual([{ kind: 'nhs', effect: 'stop', start: 8, end: 20 }]);
  });
});

describe('a keyword near makes a stop of it', () => {
  test.each([
    ['NHS', '9434765870'],
    ['pupil', '170000005'],
    ['National Insurance', 'AB123456C']
  ])('%s', (keyword, number) => {
    const gap = (length: number): string => `,${'x '.repeat(length).slice(0, length - 2)}:`;
    const effects = (text: string) => guard(text).map(finding => finding.effect);
    expect(effects(number)).toEqual(['warn']);
    expect(effects(`${keyword}${gap(300)}${number}`)).toEqual(['stop']);
    expect(effects(`${keyword}${gap(301)}${number}`)).toEqual(['warn']);
    expect(effects(`${number}${gap(300)}${keyword}`)).toEqual(['stop']);
    expect(effects(`${number}${gap(301)}${keyword}`)).toEqual(['warn']);
  });

  test('a part of another word is no keyword', () => {
    expect(guard('unhsable 9434765870')[0]?.effect).toBe('warn');
  });
});

describe('dates of birth', () => {
  test.each([
    'born 20 September 2017',
    'DOB: 20/09/2017',
    'd.o.b. 2017-09-20',
    'aged six (20th Sept 2017)',
    'date of birth 20.9.17',
    '20/09/2017 is when she was born'
  ])('%s', text => {
    expect(kindsIn(text)).toEqual(['dateOfBirth']);
  });

  test('a date that is more than 40 characters from the word is only a date', () => {
    expect(guard(`born ${'x'.repeat(39)} 20/09/2017`)).toEqual([]);
    expect(guard(`born ${'x'.repeat(38)} 20/09/2017`)).toHaveLength(1);
  });
});

describe('e-mail addresses', () => {
  test('the organisation’s own are let through, with the domains below them', () => {
    expect(guard('Ask sam@council.example or jo@schools.Council.example')).toEqual([]);
  });

  test('others are pointed at, without the full stop', () => {
    expect(quoted("Ask sam.o'brien+plan@mail.example.test.")).toEqual(["sam.o'brien+plan@mail.example.test"]);
    expect(kindsIn('sam@notcouncil.example')).toEqual(['email']);
    expect(guard('meet @ 10, or @someone')).toEqual([]);
  });
});

test('findings are sorted, don’t overlap and lie in the text, whatever is typed', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    nhsNumber,
    chiNumber,
    nationalInsuranceNumber,
    postcode,
    phoneNumber,
    fc.constantFrom(' ', '-', 'born ', '\u200B', 'a@b.test')
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), pieces => {
      const text = pieces.join('');
      let last = 0;
      for (const { start, end } of guard(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 2000 }
  );
});

test('of two findings in one place the stop stays', () => {
  // A CHI number that begins with 0 and has a keyword for a warning beside it.
  expect(guard('born 01-01-01 1237')).toEqual([{ kind: 'chi', effect: 'stop', start: 5, end: 18 }]);
});

describe('file names', () => {
  test('underscores and dots stand for spaces', () => {
    expect(guardFileName('Review_010101_1237.docx')).toEqual([{ kind: 'chi', effect: 'stop', start: 7, end: 18 }]);
    expect(guardFileName('NHS.943.476.5870.pdf')).toEqual([{ kind: 'nhs', effect: 'stop', start: 4, end: 16 }]);
    expect(guardFileName('DOB_31.12.2015.pdf').map(finding => finding.kind)).toEqual(['dateOfBirth']);
  });

  test.each(['Action plan 2016-17 v2.3.docx', 'Board_2026-11-24_minutes.pdf', '20170920 minutes.docx', 'IMG_2041.jpg'])(
    '%s is fine',
    name => {
      expect(guardFileName(name)).toEqual([]);
    }
  );
});

test('ordinary progress sentences have no findings', () => {
  expect(ordinarySentences.length).toBeGreaterThanOrEqual(150);
  expect(new Set(ordinarySentences).size).toBe(ordinarySentences.length);
  expect(
    ordinarySentences.flatMap(sentence =>
      guard(sentence).map(({ kind, start, end }) => `${kind}: ${sentence.slice(start, end)} in ${sentence}`)
    )
  ).toEqual([]);
  expect(guard(ordinarySentences.join('\n')).map(finding => finding.kind)).toEqual([]);
});
