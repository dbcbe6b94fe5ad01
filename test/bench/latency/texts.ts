/** A text of a language, and edits that somebody makes in it one after the other. */
export interface LongText {
  readonly file: string;
  readonly text: string;
  /** Puts one character in another's place; both texts, before and after, are without mistakes. */
  edit(number: number): { readonly line: number; readonly character: number; readonly put: string };
}

/** A plan of this many lines, to a few: measures, curves and roles in one file, with a header. */
export function planText(lines: number, file = 'plan.ote'): LongText {
  return made(file, [...HEADER, ...filled(lines - HEADER.length, planBlock)], /target pay \$(\d)/);
}

/** The parts of a plan of this many lines, without its header. */
export function partText(lines: number, file: string, from: number): LongText {
  return made(
    file,
    filled(lines, (number) => planBlock(from + number)),
    /target pay \$(\d)/,
  );
}

/** A schema of Prisma of this many lines, to a few. */
export function prismaText(lines: number): LongText {
  return made('schema.prisma', [...PRISMA, ...filled(lines - PRISMA.length, prismaBlock)], /@default\((\d)/);
}

/** A service of TypeSpec of this many lines, to a few. */
export function typespecText(lines: number): LongText {
  return made(
    'main.tsp',
    [...TYPESPEC, ...filled(lines - TYPESPEC.length, typespecBlock)],
    /maxLength\((\d)/,
  );
}

function made(file: string, lines: readonly string[], place: RegExp): LongText {
  const places = lines.flatMap((line, index) => {
    const found = place.exec(line);
    return found === null ? [] : [{ line: index, character: found.index + found[0].length - 1 }];
  });
  return {
    file,
    text: lines.join('\n'),
    edit: (number) => {
      // Places far apart, so that nothing gains by being near the last one.
      const at = places[(number * 37) % places.length];
      if (at === undefined) throw new Error(`${file} has no place to edit`);
      return { ...at, put: String(1 + (number % 9)) };
    },
  };
}

/** Blocks until there are as many lines. */
function filled(lines: number, block: (number: number) => string): string[] {
  const found: string[] = [];
  for (let number = 0; found.length < lines; number += 1) found.push(...block(number).split('\n'));
  return found;
}

const HEADER = `plan "Long" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        monthly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay by days
}

team Sales

data deals {
  id      text key
  closed  date
  owner   payee
  amount  money
  stage   text
}
`.split('\n');

function planBlock(number: number): string {
  return `
/// Pays faster above target.
curve Curve${number} marginal {
  from 0%:    1x
  from 100%:  1.5x
  above 125%: 2x
}

measure Sales${number} {
  total amount of deals where stage is "won${number}"
  dated closed
  credited to owner
}

role Seller${number} in Sales {
  target pay $${1 + (number % 9)}0K in the year
  variable pay {
    70%  New    on Sales${number}  each month, year to date against quota to date  curve Curve${number} {
      quota $${1 + (number % 5)}.2M in the year, phased evenly
      if pay to date falls, take it back
    }
    30%  Whole  on Sales${number}  each quarter by itself  curve Curve${number} {
      quota $${1 + (number % 5)}.2M in the year, phased evenly
    }
  }
  on top {
    commission Extra on Sales${number} each month by itself at 2% {
      requires Sales${number} above $10,000, otherwise pays nothing
    }
  }
}`;
}

const PRISMA = `datasource db {
  provider = "postgresql"
}

generator client {
  provider = "prisma-client-js"
}
`.split('\n');

function prismaBlock(number: number): string {
  return `
enum Stage${number} {
  OPEN
  WON
  LOST
}

model Seller${number} {
  id      Int          @id @default(autoincrement())
  name    String       @unique
  level   Int          @default(${1 + (number % 9)})
  deals   Deal${number}[]
  joined  DateTime     @default(now())
}

model Deal${number} {
  id       Int         @id @default(autoincrement())
  amount   Decimal
  stage    Stage${number} @default(OPEN)
  owner    Seller${number} @relation(fields: [ownerId], references: [id])
  ownerId  Int
  closed   DateTime?

  @@index([ownerId])
}`;
}

const TYPESPEC = `namespace Long;
`.split('\n');

function typespecBlock(number: number): string {
  return `
enum Stage${number} {
  open,
  won,
  lost,
}

model Seller${number} {
  @key id: int32;
  @maxLength(${1 + (number % 9)}0) name: string;
  level?: int32 = 1;
  deals: Deal${number}[];
}

model Deal${number} {
  @key id: int32;
  amount: decimal;
  stage: Stage${number};
  owner: Seller${number};
  closed?: utcDateTime;
}

interface Deals${number} {
  read(id: int32): Deal${number};
  list(stage?: Stage${number}): Deal${number}[];
  change(deal: Deal${number}): Deal${number};
}`;
}
