/** Ends as the review did, after all was told. */
const status = Number(process.env.STATUS ?? 0);
const words: Readonly<Record<number, string>> = {
  2: 'The change brings problems that "fail-on" does not let through.',
  3: 'There are errors in plans, or examples that do not come out or reach too little.',
};
const said = words[status];
if (said !== undefined) console.log(`::error::${said} The summary of this run says which.`);
process.exitCode = status;
