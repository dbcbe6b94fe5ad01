#!/usr/bin/env bash
# Checks, tests, compiles and publishes the go-to-market example, then pays from what was published: the same bytes
# must pay the same. The workflow that runs on every merge calls this script, and so can you.
#
#   .ci/publish-example.sh <folder to publish into> [--effective <date>]
#
# An example that pays differently than the published one is an amendment, and takes a later --effective date.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

into=${1:?which folder shall the evaluators be published into?}
shift
plan=examples/go-to-market
period=FY27-Q1
export PATH=$PWD/node_modules/.bin:$PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ontarget check "$plan"
ontarget test "$plan"
ontarget compile "$plan" --out "$work/compiled.json"
ontarget publish "$plan" --to "$into" "$@"

# What each person is paid goes into files that end with this script, never into the log.
ontarget run "$plan" --period "$period" --format csv,json --out "$work/from-plan" >/dev/null
ontarget run "$plan" --period "$period" --format csv,json --out "$work/from-published" --published "$into" >/dev/null
diff -rq "$work/from-plan" "$work/from-published"
printf 'The published evaluator pays what the plan pays.\n'
