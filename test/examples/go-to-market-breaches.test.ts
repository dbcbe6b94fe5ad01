import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, nodeFileSystem, openPlan, pathOfUri, uriOfPath } from '@ontarget/workspace/node';
import { describe, expect, it } from 'vitest';
import { exampleFolder } from './support.ts';

/**
 * The go-to-market example with one thing wrong at a time: each is told at its place, in an analyst's words, with a quick
 * fix or the numbers to mend it.
 */
const folder = exampleFolder('go-to-market');

type Texts = Readonly<Record<string, string>>;

/** What is written instead: the text that stands once in a file, and what takes its place. */
type Planted = readonly (readonly [file: string, from: string, to: string])[];

function planted(breaches: Planted): Texts {
  const texts: Record<string, string> = {};
  for (const [file, from, to] of breaches) {
    const text = texts[file] ?? readFileSync(join(folder, file), 'utf8');
    if (text.split(from).length !== 2) throw new Error(`${file} does not say this once: ${from}`);
    texts[file] = text.replace(from, () => to);
  }
  return texts;
}

async function told(texts: Texts): Promise<Diagnostic[]> {
  const disk = nodeFileSystem();
  const { diagnostics } = await openPlan(
    {
      ...disk,
      readFile: async (uri) => {
        const text = texts[pathOfUri(uri).slice(folder.length + 1)];
        return text === undefined ? disk.readFile(uri) : text;
      },
    },
    uriOfPath(folder),
  );
  return diagnostics;
}

interface Expected {
  readonly code: string;
  readonly file: string;
  /** The words that are marked. */
  readonly at: string;
  readonly message: string;
  /** The quick fix that takes it away; numbers in the message mend what has none. */
  readonly fix?: string;
}

const ENTERPRISE = '    Enterprise 60% { carried by EnterpriseManager }';
const MARKETING = 'counting deals where source is marketing {';

const breaches: readonly (readonly [what: string, planted: Planted, expected: readonly Expected[]])[] = [
  [
    'the revenue component is taken from a marketing role',
    [
      [
        'marketing.ote',
        `FieldMarketer "Field marketer" in Field, reports to CMO {
  base $130K, target pay 20% of base
  variable pay {
    20%  Sourced     on Revenue.Marketing            each quarter by itself  curve Standard
`,
        `FieldMarketer "Field marketer" in Field, reports to CMO {
  base $130K, target pay 20% of base
  variable pay {
`,
      ],
    ],
    [
      {
        code: 'carrier-without-component',
        file: 'goals.ote',
        at: 'FieldMarketer',
        message:
          'FieldMarketer carries Revenue.Marketing, but has no component on it, so reaching it pays FieldMarketer nothing.',
        fix: 'Take FieldMarketer off the carriers of Revenue.Marketing',
      },
      {
        code: 'weights-not-100',
        file: 'marketing.ote',
        at: 'variable',
        message: 'add up to 80%, not 100%',
        fix: 'Make Pipeline 80%',
      },
    ],
  ],
  [
    'a leaf is orphaned',
    [
      ['goals.ote', '{\n      carried by FieldMarketer\n    }', ''],
      [
        'marketing.ote',
        `    20%  Sourced     on Revenue.Marketing            each quarter by itself  curve Standard
    60%  Pipeline    on SourcedPipeline of its team  each quarter by itself  curve Standard
    20%  Objectives`,
        `    80%  Sourced     on Revenue.Marketing            each quarter by itself  curve Standard
    20%  Objectives`,
      ],
    ],
    [
      {
        code: 'leaf-not-carried',
        file: 'goals.ote',
        at: 'Field',
        message:
          'Nobody carries Revenue.Marketing.Field (30% of Revenue.Marketing): FieldMarketer in Field has no component on it, so nobody is paid for reaching it.',
      },
    ],
  ],
  [
    'shares miss 100%',
    [['goals.ote', ENTERPRISE, ENTERPRISE.replace('60%', '50%')]],
    [
      {
        code: 'shares-not-100',
        file: 'goals.ote',
        at: 'Sales',
        message:
          "The parts of Revenue.Sales (Enterprise 50%, Commercial 40%) add up to 90%, not 100%: $2,640,000 is nobody's.",
        fix: 'Make Enterprise 60%',
      },
    ],
  ],
  [
    'a carrier is dropped from pay',
    [
      [
        'sales.ote',
        `    70%  Team     on Revenue.Sales.Commercial  each quarter by itself  curve Standard
    30%  Company`,
        '    100%  Company',
      ],
    ],
    [
      {
        code: 'carrier-without-component',
        file: 'goals.ote',
        at: 'CommercialManager',
        message: 'CommercialManager carries Revenue.Sales.Commercial, but has no component on it',
        fix: 'Take CommercialManager off the carriers of Revenue.Sales.Commercial',
      },
    ],
  ],
  [
    'three levels are over-assigned by 30% each',
    [
      ['goals.ote', 'phased 20% 25% 25% 30% {', 'phased 20% 25% 25% 30%, handed down at 130% {'],
      ['goals.ote', 'handed down at 110%', 'handed down at 130%'],
      [
        'goals.ote',
        ENTERPRISE,
        ENTERPRISE.replace(
          '60% { carried by EnterpriseManager',
          '60%, handed down at 130% { carried by EnterpriseManager  Nordics 100%',
        ),
      ],
      ['plan.ote', 'team Enterprise', 'team Enterprise { team Nordics }'],
    ],
    [
      {
        code: 'over-assignment',
        file: 'goals.ote',
        at: '130%',
        message:
          'Revenue is handed down at 130%, which is above 115%. That is $31,200,000 for its $24,000,000.',
        fix: 'Hand it down at 115%',
      },
      {
        code: 'over-assignment-in-all',
        file: 'goals.ote',
        at: '130%',
        message:
          "Revenue.Sales comes to 169% of the company's number in all, which is above 150%. It is handed down at Revenue 130%, Revenue.Sales 130%: $40,560,000 for the $24,000,000 that the company needs.",
      },
      {
        code: 'over-assignment-in-all',
        file: 'goals.ote',
        at: '130%',
        message:
          "Revenue.Sales.Enterprise comes to 219.7% of the company's number in all, which is above 150%. It is handed down at Revenue 130%, Revenue.Sales 130%, Revenue.Sales.Enterprise 130%: $31,636,800 for the $14,400,000 that the company needs.",
      },
    ],
  ],
  [
    'a factor is written in the wrong unit',
    [['goals.ote', 'Web       40% as QualifiedLeads, 1 for', 'Web       40% as QualifiedLeads, $1 for']],
    [
      {
        code: 'conversion-unit-wrong',
        file: 'goals.ote',
        at: '$1',
        message: 'Revenue.Marketing.DemandGen.Web converts with $1, but QualifiedLeads is counted in',
        fix: 'Write 1',
      },
    ],
  ],
  [
    'a named factor is in the wrong unit',
    [['goals.ote', 'new ARR" = $4', 'new ARR" = 4']],
    [
      {
        code: 'conversion-unit-wrong',
        file: 'goals.ote',
        at: 'PipelineNeeded',
        message:
          'Revenue.Marketing.Field converts with PipelineNeeded (4), but SourcedPipeline is counted in amounts in USD.',
        fix: 'Make PipelineNeeded $4',
      },
    ],
  ],
  [
    'a part counts with a condition that no row can meet',
    [['goals.ote', MARKETING, 'counting deals where source is marketing and source is sales {']],
    [
      {
        code: 'condition-never-met',
        file: 'goals.ote',
        at: 'source is marketing and source is sales',
        message:
          'No row can meet "source is marketing" and "source is sales" at once, so nothing is counted.',
        fix: 'Count what has either: source is marketing or sales',
      },
    ],
  ],
  [
    'a part counts what its measure leaves out',
    [['goals.ote', MARKETING, 'counting deals where kind is renewal {']],
    [
      {
        code: 'node-never-counts',
        file: 'goals.ote',
        at: 'kind is renewal',
        message:
          'No row can ever count towards Revenue.Marketing: NewARR counts those where "kind is new or expansion", and none of them has "kind is renewal".',
        fix: 'Count all of it',
      },
    ],
  ],
];

describe.each(breaches)('where %s', (_, plants, expected) => {
  it('is told at its place, and the fix takes it away', async () => {
    const texts = planted(plants);
    const found = await told(texts);
    for (const { code, file, at, message, fix } of expected) {
      const one = found.find(
        (diagnostic) =>
          diagnostic.code === code &&
          diagnostic.file === file &&
          diagnostic.message.includes(message) &&
          wordsAt(diagnostic, texts) === at,
      );
      expect(one, `${code}\n${shown(found, texts)}`).toBeDefined();
      if (one === undefined || fix === undefined) continue;
      const edits = one.fixes?.find(({ title }) => title === fix)?.edits;
      expect(edits, `${one.fixes?.map(({ title }) => title).join('\n')}`).toBeDefined();
      const mended = await told({ ...texts, [file]: edited(textOf(file, texts), edits ?? []) });
      expect(
        shown(
          mended.filter((diagnostic) => diagnostic.message.includes(message)),
          texts,
        ),
      ).toBe('');
    }
  });
});

function textOf(file: string, texts: Texts): string {
  return texts[file] ?? readFileSync(join(folder, file), 'utf8');
}

function wordsAt({ file, range }: Diagnostic, texts: Texts): string {
  const text = textOf(file, texts);
  return text.slice(offset(text, range.line, range.column), offset(text, range.endLine, range.endColumn));
}

/** Lines and columns count from 1. */
function offset(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((all, one) => all + one.length + 1, 0) + column - 1;
}

function edited(text: string, edits: NonNullable<Diagnostic['fixes']>[number]['edits']): string {
  const last = [...edits].sort((a, b) => b.range.line - a.range.line || b.range.column - a.range.column);
  return last.reduce(
    (changed, { range, text: newText }) =>
      changed.slice(0, offset(changed, range.line, range.column)) +
      newText +
      changed.slice(offset(changed, range.endLine, range.endColumn)),
    text,
  );
}

function shown(found: readonly Diagnostic[], texts: Texts): string {
  return found
    .map((one) => `${one.file}:${one.range.line} [${wordsAt(one, texts)}] ${one.code}: ${one.message}`)
    .join('\n');
}
