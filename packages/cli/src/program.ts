import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };

/** A command's module: it adds its arguments, options and action. */
interface CommandModule {
  define(command: Command): void;
}

/**
 * The commands in the order of the help. Only the module of the command that is asked for is loaded: `check` needs no
 * database, and `run` no language server.
 */
const COMMANDS: Readonly<Record<string, { summary: string; load: () => Promise<CommandModule> }>> = {
  init: { summary: 'start a plan, empty or from a spreadsheet', load: () => import('./commands/init.ts') },
  check: { summary: 'say everything that is wrong with a plan', load: () => import('./commands/check.ts') },
  fix: { summary: 'mend what has one right answer', load: () => import('./commands/fix.ts') },
  fmt: { summary: 'lay out the text of plans', load: () => import('./commands/fmt.ts') },
  test: { summary: 'work out the examples tables of a plan', load: () => import('./commands/test.ts') },
  goals: {
    summary: "show the company's number handed down, and what each part stands for",
    load: () => import('./commands/goals.ts'),
  },
  compile: { summary: 'turn a plan into a payout evaluator', load: () => import('./commands/compile.ts') },
  run: { summary: 'work out what everybody is paid for a period', load: () => import('./commands/run.ts') },
  statement: {
    summary: 'write what each payee is told of a period',
    load: () => import('./commands/statement.ts'),
  },
  docs: {
    summary: 'write what the plan says to each role, to read and to sign',
    load: () => import('./commands/docs.ts'),
  },
  explain: { summary: 'show how one payout came about', load: () => import('./commands/explain.ts') },
  simulate: {
    summary: 'say what a year may cost and how its people may come out',
    load: () => import('./commands/simulate.ts'),
  },
  prove: { summary: 'prove where pay rises, jumps and ends', load: () => import('./commands/prove.ts') },
  diff: {
    summary: 'say what is different between two plans, in meaning and in money',
    load: () => import('./commands/diff.ts'),
  },
  review: {
    summary: 'say what a change of the repository does to its plans, for a pull request',
    load: () => import('./commands/review.ts'),
  },
  close: { summary: 'post a period to the ledger', load: () => import('./commands/close.ts') },
  publish: {
    summary: 'keep an evaluator for good, by date and digest, signed',
    load: () => import('./commands/publish.ts'),
  },
  key: { summary: 'make a key to sign published evaluators with', load: () => import('./commands/key.ts') },
  list: {
    summary: 'list published evaluators and when each is in force',
    load: () => import('./commands/list.ts'),
  },
  verify: {
    summary: 'check published evaluators byte by byte, and who signed them',
    load: () => import('./commands/verify.ts'),
  },
  pull: {
    summary: 'copy published evaluators into a folder, and lock them',
    load: () => import('./commands/pull.ts'),
  },
  migrate: {
    summary: 'move plans to another edition of the language, shown to pay the same',
    load: () => import('./commands/migrate.ts'),
  },
  lsp: { summary: 'run the language server for an editor', load: () => import('./commands/lsp.ts') },
};

/** Builds the command line, with all of the command that the arguments name and a line for each other. */
export async function buildProgram(args: readonly string[]): Promise<Command> {
  const program = new Command('ontarget')
    .description('Check, compile, pay and explain incentive compensation plans.')
    .version(manifest.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .showHelpAfterError('Run it with --help to see what it takes.')
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText('after', HELP);
  const named = new Set(args.filter((arg) => !arg.startsWith('-')).slice(0, 2));
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    const command = program.command(name).summary(summary).description(summary);
    if (named.has(name)) (await load()).define(command);
  }
  return program;
}

const HELP = `
Examples:
  ontarget check plans/sales                        say what is wrong with a plan
  ontarget run plans/sales --period FY27-Q1         a draft of the quarter's payouts
  ontarget explain Ann plans/sales --period FY27-Q1 every cent of one payout

Exit status: 0 clean, 1 the tool failed or was misused, 2 warnings at or above --fail-on,
3 errors in the plan, its examples or its data, 4 paid but somebody is held.`;
