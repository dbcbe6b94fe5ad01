/**
 * Writes `docs/rules/README.md`, the list of all rules by family, from the catalogue. A test holds the two together.
 *
 *     node scripts/rules-index.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, codes } from '../packages/language/src/diagnostics/index.ts';

const PREFACE = `# Rules

What \`ontarget check\` can say about a plan, by its code. Every message names its code; this folder has a page for each.

An error stops the plan from being compiled, because it would pay something that nobody wrote down; its level cannot be
lowered. The level of a warning is set in \`ontarget.json\`: \`{ "rules": { "unused-declaration": "off" } }\`.

The examples are checked by the tests. A block marked \`with company\` is one more file of the plan in
[company.ote](company.ote), which has its header, tables, teams, measures, the curve \`Standard\` and four roles.
`;

const FAMILIES: Readonly<Record<string, string>> = {
  syntax: 'Reading the text',
  names: 'Names',
  units: 'Units',
  header: 'The header',
  data: 'Input tables',
  measures: 'Measures and crediting',
  goals: 'Goals and the cascade',
  curves: 'Curves',
  roles: 'Roles',
  components: 'Components',
  conditions: 'Requirements',
  choices: 'Choices a plan must state',
  policies: 'Policies',
  design: 'How plans are designed',
  examples: 'Examples',
  unused: 'What nothing uses',
  compile: 'Compiling',
  meaning: 'Working the plan out',
  project: 'The project around the plan',
};

/** The text of the index. Throws where a family of the catalogue has no heading here. */
export function rulesIndex(): string {
  const families = [...new Set(codes.map((code) => catalogue[code].family))];
  const sections = families.map((family) => {
    const heading = FAMILIES[family];
    if (heading === undefined)
      throw new Error(`the family ${family} has no heading in scripts/rules-index.ts`);
    const own = codes.filter((code) => catalogue[code].family === family);
    const rows = own.map((code) => {
      const { title, severity, fixable } = catalogue[code];
      return `| [\`${code}\`](${code}.md) | ${title} | ${severity}${fixable ? ', quick fix' : ''} |`;
    });
    return [`## ${heading}`, '', '| Code | Rule | |', '| --- | --- | --- |', ...rows].join('\n');
  });
  return `${[PREFACE.trim(), ...sections].join('\n\n')}\n`;
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../docs/rules/README.md'), rulesIndex());
