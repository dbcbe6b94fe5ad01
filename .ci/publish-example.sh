#!/usr/bin/env bash
# Checks, tests, compiles and publishes the go-to-market example, then pays from what was published: the same bytes
# must pay the same. The workflow that runs on every merge calls this script, and so can you.
#
#   .ci/publish-example.sh <folder to publish into>
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

into=${1:?which folder shall the evaluators be published into?}
plan=examples/go-to-market/plan
period=${2:-2027-Q1}
export PATH=$PWD/node_modules/.bin:$PATH

ontarget check "$plan"
ontarget test "$plan"
ontarget compile "$plan" --out "$into/compiled.json"
ontarget publish "$plan" --to "$into"
ontarget run "$plan" --period "$period" --format csv --out "$into/from-plan"
ontarget run --published "$into" --period "$period" --format csv --out "$into/from-published"
diff -r "$into/from-plan" "$into/from-published"
printf 'The published evaluator pays what the plan pays.\n'
