import { markdownList, markdownTable, markdownText } from '../markup/markdown.ts';
import { pointsText } from '../preview/points-table.ts';
import type { ComponentChapter, DocumentTable, PlanDocument, Said, Term } from './model.ts';
import { reasonLines } from './reasons.ts';
import { CHAPTERS, SIGNED_WORDS, SIGNERS, STATES, signedFacts, VERSION_WORDS } from './words.ts';

/** The plan document of a role as Markdown; its curves are tables. */
export function planDocumentMarkdown(of: PlanDocument): string {
  const { plan, role, facts, components, together, examples, terms, reasons, glossary } = of;
  return [
    `# ${markdownText(role.title)}`,
    markdownText(plan.title),
    factLines(facts),
    `## ${CHAPTERS.paid}`,
    ...components.flatMap(chapter),
    ...section(CHAPTERS.together, [...saidLines(together.said), ...tables([together.worked])]),
    ...section(CHAPTERS.examples, tables(examples)),
    ...section(CHAPTERS.terms, [termsTable(terms)]),
    ...reasonLines(reasons),
    ...section(CHAPTERS.glossary, markdownList(glossary.map(({ words, meaning }) => `${words}: ${meaning}`))),
    `## ${CHAPTERS.signatures}`,
    factLines(signedFacts(of)),
    VERSION_WORDS,
    SIGNED_WORDS,
    markdownTable(
      ['', 'Name', 'Signature', 'Date'],
      SIGNERS.map((signer) => [signer, '', '', '']),
      'left',
    ),
    '',
  ].join('\n\n');
}

function section(title: string, parts: readonly string[]): string[] {
  return parts.length === 0 ? [] : [`## ${title}`, ...parts];
}

function factLines(facts: readonly (readonly [string, string])[]): string {
  return facts.map(([name, value]) => `- ${name}: **${markdownText(value)}**`).join('\n');
}

function chapter({
  component,
  sentences,
  counts,
  periods,
  grid,
  conditions,
  worked,
}: ComponentChapter): string[] {
  const { title, weight, curve } = component;
  const points = curve && pointsText(curve);
  return [
    `### ${markdownText(title)}${weight === undefined ? '' : `, ${weight.text}`}`,
    markdownText(sentences.join(' ')),
    ...saidSection('What counts', counts),
    ...(curve === undefined || points === undefined
      ? []
      : [
          `#### Curve ${markdownText(curve.title)}, ${curve.kind}`,
          markdownTable(points.headings, points.rows, sides(points.headings, [0])),
          ...(curve.kind === 'by grade' ? [] : markdownList(curve.marks.map(({ text }) => text))),
        ]),
    ...tables([grid, periods]),
    ...saidSection('Conditions and limits', conditions),
    ...tables([worked]),
  ];
}

function saidSection(title: string, said: readonly Said[]): string[] {
  return said.length === 0 ? [] : [`#### ${title}`, ...saidLines(said)];
}

function saidLines(said: readonly Said[]): string[] {
  return markdownList(
    said.map(
      ({ words, meaning, where }) => `${words}${meaning === undefined ? '' : `: ${meaning}`}${at(where)}`,
    ),
  );
}

function at(where: string | undefined): string {
  return where === undefined ? '' : ` (${where})`;
}

function tables(all: readonly (DocumentTable | undefined)[]): string[] {
  return all.flatMap((one) =>
    one === undefined
      ? []
      : [
          `#### ${markdownText(one.title)}`,
          markdownTable(one.headings, one.rows, sides(one.headings, one.words)),
          ...markdownList(one.notes),
        ],
  );
}

/** Words stand to the left, amounts to the right. */
function sides(headings: readonly string[], words: readonly number[]): ('left' | 'right')[] {
  return headings.map((_, index) => (words.includes(index) ? 'left' : 'right'));
}

function termsTable(terms: readonly Term[]): string {
  return markdownTable(
    ['Term', 'State', 'What holds'],
    terms.map(({ name, state, said, words }) => [
      name,
      STATES[state],
      [words, ...said.map((line) => `${line.words}${at(line.where)}`)].filter(Boolean).join('; '),
    ]),
    'left',
  );
}
