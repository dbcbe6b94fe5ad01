/** A place of the plan below and what an analyst might write there. */
export type Slot =
  | 'currency'
  | 'year'
  | 'paid'
  | 'rounding'
  | 'phasing'
  | 'column'
  | 'where'
  | 'kind'
  | 'rows'
  | 'pay'
  | 'component'
  | 'quota'
  | 'clause'
  | 'examples'
  | 'end';

/** What is written, the code it gets, the text that is underlined, and a part of the message. */
export interface MessageRow {
  readonly at: Slot;
  readonly written: string;
  readonly code: string;
  readonly marked: string;
  readonly says: string;
}

const RIGHT: Readonly<Record<Slot, string>> = {
  currency: 'currency USD',
  year: 'year 2027-02-01 to 2028-01-31',
  paid: 'monthly',
  rounding: 'half up to $0.01, each component',
  phasing: 'evenly',
  column: '',
  where: '',
  kind: 'linear',
  rows: 'below 50%: 0%\n  at 50%: 0%\n  at 100%: 100%, then flat',
  pay: 'on-target pay $240K, 50% variable',
  component: '100% New on NewARR each quarter by itself curve C',
  quota: '$1.2M in the year, phased evenly',
  clause: '',
  examples: '| NewARR || paid |\n  | $300K || $30,000 |',
  end: '',
};

/** A role that is paid a commission. */
function commission(terms: string): string {
  return `role Lead { on top { commission K on NewARR each quarter by itself ${terms} } }`;
}

/** A small plan with one place written otherwise. */
export function planWith(at: Slot, written: string): string {
  const say = { ...RIGHT, [at]: written };
  return `plan "FY27" {
  ${say.currency}
  ${say.year}
  paid ${say.paid}
  rounding ${say.rounding}
  target pay phased ${say.phasing}
  leavers earn up to their last day
}
data deals { id text key  closed date  owner payee  arr money  ${say.column} }
measure NewARR {
  total arr of deals ${say.where}
  dated closed
  credited to owner
}
curve C ${say.kind} {
  ${say.rows}
}
role Rep {
  ${say.pay}
  variable pay {
    ${say.component} {
      quota ${say.quota}
      ${say.clause}
    }
  }
}
examples for Rep {
  ${say.examples}
}
${say.end}`;
}

function word(at: Slot, written: string, marked: string, says: string): MessageRow {
  return { at, written, code: 'not-understood', marked, says };
}

function character(at: Slot, written: string, marked: string, says: string): MessageRow {
  return { at, written, code: 'character-unknown', marked, says };
}

/** What spreadsheets, word processors and other keyboards make of a text. */
function typography(): MessageRow[] {
  const row = (at: Slot, written: string, code: string, marked: string, says: string) => ({
    ...{ at, written, code, marked, says },
  });
  return [
    row(
      'examples',
      '| NewARR || paid |\n  $300K\t$30,000',
      'cells-pasted',
      '$300K\t$30,000',
      'stand between bars, as in "| $300K || $30,000 |".',
    ),
    row('examples', 'NewARR\tpaid\n$1\t$2', 'cells-pasted', 'NewARR\tpaid\n$1\t$2', '"| NewARR || paid |"'),
    row('rows', 'below 50%: 0%\n  50%\t0%', 'cells-pasted', '50%\t0%', '"at 50%: 0%"'),
    row(
      'examples',
      '| NewARR || paid |\n  $300K\t$30,000',
      'cells-pasted',
      '$300K\t$30,000',
      'stand between bars, as in "| $300K || $30,000 |".',
    ),
    row('examples', 'NewARR\tpaid\n$1\t$2', 'cells-pasted', 'NewARR\tpaid\n$1\t$2', '"| NewARR || paid |"'),
    row('rows', 'below 50%: 0%\n  50%\t0%', 'cells-pasted', '50%\t0%', '"at 50%: 0%"'),
    row('where', 'where owner is “x”', 'quotes-curly', '“x”', 'write "x", with the straight quotes'),
    row('where', 'where owner is „x“', 'quotes-curly', '„x“', 'write "x"'),
    row('where', 'where owner is «x»', 'quotes-curly', '«x»', 'write "x"'),
    row('where', 'where owner is ‘Bob "’', 'quotes-curly', '‘', 'write ", with'),
    row('where', 'where owner is ‘Bob’', 'quotes-curly', '‘Bob’', 'write "Bob"'),
    row('where', 'where owner is “Bob’s”', 'quotes-curly', '“Bob’s”', 'write "Bob’s"'),
    row('where', 'where owner is “x"', 'quotes-curly', '“x"', 'write "x"'),
    row('where', 'where owner is "x”', 'quotes-curly', '"x”', 'write "x"'),
    row('where', 'where owner is “été”', 'quotes-curly', '“été”', 'write "été"'),
    row('where', 'where owner is ”', 'quotes-curly', '”', 'write ", with'),
    row('clause', 'requires NewARR at least $9 – $5', 'dash-long', '–', 'is an en dash'),
    row('clause', 'requires NewARR at least −$5', 'dash-long', '−', 'a minus sign of typesetting'),
    row('pay', 'on‑target pay $240K, 50% variable', 'dash-long', '‑', 'that does not break'),
    row('quota', '$500\u200b in the year', 'space-unusual', '\u200b', 'cannot be seen'),
    row('quota', '500\u00a0EUR in the year', 'space-unusual', '\u00a0', 'Write a plain space'),
    row('pay', 'on-target pay $240K, ５０％ variable', 'character-full-width', '５０％', 'write 50%.'),
    row('quota', '$1.234,50 in the year', 'number-european', '$1.234,50', '$1,234.50.'),
    row('quota', '€1.234.567,8 in the year', 'number-european', '€1.234.567,8', '€1,234,567.8.'),
    row('quota', '$1.234.567 in the year', 'number-european', '$1.234.567', '$1,234,567.'),
    row('quota', '1.234,50 € in the year', 'number-european', '1.234,50 €', '€1,234.50.'),
    row('quota', "$1'234.50 in the year", 'number-european', "$1'234.50", '$1,234.50.'),
    row('quota', '$1\u202f234,50 in the year', 'number-european', '$1\u202f234,50', '$1,234.50.'),
    row('quota', '1.234,5K in the year', 'number-european', '1.234,5K', '1,234.5K.'),
    row('quota', '$1.200 in the year', 'number-ambiguous', '$1.200', 'Write $1,200 if thousands are meant'),
    row('phasing', '8,5% 91.5%', 'number-in-pieces', '8,5%', 'or 8.5% with a point before decimals.'),
  ];
}

export const MESSAGES: readonly MessageRow[] = [
  word(
    'quota',
    '',
    'quota',
    'After "quota", inside a quota, comes "its", "from", an amount such as $1.2M, a number or a percent',
  ),
  word('quota', '1.2 M in the year', 'M', 'without the space: 1.2M.'),
  word('quota', '$1.2 M in the year', 'M', 'without the space: $1.2M.'),
  word('quota', '$1.2m in the year', 'm', 'Write a capital M: $1.2M.'),
  word('quota', '$300k in the year', 'k', 'Write a capital K: $300K.'),
  {
    at: 'quota',
    written: '$1,2 in the year',
    code: 'number-in-pieces',
    marked: '$1,2',
    says: 'write $12 for one number, or $1, 2 for several',
  },
  {
    at: 'quota',
    written: '$1,200,30 in the year',
    code: 'number-in-pieces',
    marked: '$1,200,30',
    says: 'write $120,030 for one number, or $1,200, 30',
  },
  {
    at: 'phasing',
    written: '40%,60%',
    code: 'number-in-pieces',
    marked: '40%,60%',
    says: 'write 40%, 60% for several',
  },
  character('quota', '$ 5 in the year', '$', 'Write the sign right before the amount: $5.'),
  character('quota', '5$ in the year', '$', 'Write the sign before the amount: $5.'),
  character('quota', '₹500 in the year', '₹', "Write the currency's code after the amount: 500 INR."),
  character('quota', '5 % in the year', '%', 'Write the percent sign right after the number: 5%.'),
  character('pay', 'on-target pay $240K, 50 % variable', '%', 'right after the number: 50%.'),
  character('pay', 'on-target pay $240K, 50% variable;', ';', 'Nothing ends with a semicolon here.'),
  word(
    'pay',
    'on-target pay 240K, 50% variable',
    '240K',
    'Write the currency: $240K, or a code after the amount: 240K EUR.',
  ),
  word('pay', 'on target pay $240K, 50% variable', 'target', 'Write it with a hyphen: on-target.'),
  word('pay', 'OTE $240K', 'OTE', 'on-target pay $260K, 50% variable.'),
  word('pay', 'on-target pay $240K', '$240K', 'comes ",", not "variable"'),
  word(
    'component',
    '100 New on NewARR each quarter by itself curve C',
    '100',
    'Write the percent sign: 100%.',
  ),
  word(
    'component',
    '100% New NewARR each quarter by itself curve C',
    'NewARR',
    'After "New", inside a component, comes "on", not "NewARR".',
  ),
  word('component', '100% New on NewARR curve C', 'curve', 'comes "the" or "each", not "curve"'),
  word('component', '100% New on NewARR each quarter by itself', '{', 'comes "curve" or "as"'),
  word('component', '100% New on NewARR annually curve C', 'annually', 'the year by itself'),
  word('kind', '', '{', 'comes "linear", "steps", "marginal", "retroactive", "by" or "matrix"'),
  word('kind', 'Linear', 'Linear', 'Write it in small letters: linear.'),
  word('kind', 'margnal', 'margnal', 'Did you mean "marginal"?'),
  word('rows', '100%: 100%', '100%', 'Begin the row with at, from, above, up to or below.'),
  word('rows', 'from 0% to 50%: 1x', 'to', 'A band names only where it begins'),
  word(
    'rows',
    'below 50%: 0%\n  at 50% 0%',
    '0%',
    'After "50%", inside a row of a curve, comes ":", not "0%".',
  ),
  word('rows', 'from 0%: 1.5 x', '}', 'Write a small x right after the number: 1.5x.'),
  character('rows', '>= 50%: 1x', '>', 'Comparisons are in words'),
  character('rows', 'at 100%: 100 %', '%', 'right after the number: 100%.'),
  word(
    'examples',
    '| NewARR | paid |\n  | $5 | $6 |',
    '|',
    'Put || between the inputs and the expected results.',
  ),
  word('examples', '| NewARR || paid \n  | $5 || $6 |', '$5', 'End the row above with |'),
  word(
    'examples',
    '| NewARR || paid |\n  | $5 || $6\n  | $7 || $8 |',
    '||',
    'End the row with | at the end of its line.',
  ),
  word(
    'examples',
    'given deals {\n    | id |\n    | D1\n  }\n  || paid |\n  || $8 |',
    '}',
    'End the row with | at the end of its line.',
  ),
  character('clause', 'requires NewARR > $5', '>', 'at least, above, at most, below'),
  word(
    'clause',
    'requires NewARR at least $5 otherwise pays nothing',
    'otherwise',
    'Write a comma before "otherwise".',
  ),
  word('clause', 'requires NewARR more than $5', 'more', 'Comparisons are: at least, above, at most, below.'),
  word('clause', 'cap 200%', 'cap', 'cap payout at 200% of target'),
  word('clause', 'cap at 200%', 'cap', 'Say what is capped'),
  word('end', commission('at 8% times 1.2x'), '1.2x', 'times stands before a curve: 8% * 1.2x.'),
  word('end', commission('at 1.2x * 8%'), '1.2x', 'The rate stands first: 8% * 1.2x.'),
  word('end', commission('at C { in order of closed within each owner }'), 'within', 'Write a comma before'),
  word(
    'end',
    commission('at C { in order of closed, for each owner }'),
    'owner',
    'Write "within each owner".',
  ),
  word('clause', 'ramp quota 25% 50% 75% for $5', 'for', 'in'),
  word('clause', 'payout at most $5', 'payout', 'What can stand there: quota, requires, cap payout'),
  word('where', 'where arr = $5', 'arr', 'Comparisons are in words'),
  character('where', 'where arr >= 5', '>', 'Comparisons are in words'),
  ...typography(),
  word(
    'currency',
    'currency USD\n  calendar gregorian',
    'calendar',
    'What can stand there: currency, year, paid',
  ),
  word('year', 'year 2027-2-1 to 2028-01-31', '2027', 'with two digits each: 2027-02-01.'),
  word('year', 'year 02/01/2027 to 01/31/2028', '02', 'Write dates as year-month-day'),
  word('year', 'year 2027', '2027', 'Write the first and the last day'),
  word('paid', 'per month', 'per', 'comes "monthly", "quarterly", "half-yearly", "yearly" or "in"'),
  word('rounding', 'half up to cents, each component', 'cents', 'comes an amount such as $1.2M'),
  word('phasing', '25% 25% 25% 25', '25', 'Write the percent sign: 25%.'),
  word('column', 'x', 'x', 'After the name of a column comes its type'),
  word('column', 'x integer', 'x', 'The type that "integer" means is written count or number.'),
  word('column', 'x money, y money', ',', 'Columns stand one after another without commas.'),
  word('column', 'x =', '}', 'A value is missing after the =.'),
  {
    at: 'column',
    written: 'kind one of "new',
    code: 'text-unfinished',
    marked: '"new }',
    says: 'has no closing quote on its line',
  },
  word(
    'end',
    'balance total at most $5',
    'balance',
    'A balance cannot be said in this version of the language.',
  ),
  word('end', 'commission X', 'commission', 'What can stand there: plan, use, parameter'),
  word(
    'end',
    'role X { on top { formula F the year by itself = max(NewARR, $5) } }',
    '(',
    'The greatest of several values is greatest(…, …)',
  ),
  word(
    'end',
    'role X { on top { formula F the year by itself = MIN(NewARR, $5) } }',
    '(',
    'The least of several values is least(…, …)',
  ),
  word('end', 'role', 'role', 'The file ends inside a role: a name is missing.'),
  word('end', 'role X {', '{', 'The file ends inside a role: "}" is missing.'),
];
