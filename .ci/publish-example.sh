#!/usr/bin/env bash
# Checks, tests, compiles and publishes the go-to-market example, then pays from what was published: the same bytes
# must pay the same. The workflow that runs on every merge calls this script, and so can you.
#
#   .ci/publish-example.sh <folder, or oci://host/path, to publish into> [--effective <date>]
#
#   ONTARGET_SIGNING_KEY  the key that signs, as the build server's secret; without it the version is not signed
#   KEYS                  the list of public keys (default: examples/ontarget.keys.json)
#
# An example that pays differently than the published one is an amendment, and takes a later --effective date. What is
# not committed is refused: a published version names the commit that it came from.
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
if [ -n "${ONTARGET_SIGNING_KEY:-}" ]; then
  ontarget publish "$plan" --to "$into" "$@"
  ontarget verify "$into" --plan go-to-market --keys "${KEYS:-examples/ontarget.keys.json}"
else
  printf 'ONTARGET_SIGNING_KEY is not set: the version will not be signed.\n'
  ontarget publish "$plan" --to "$into" --unsigned "$@"
  ontarget verify "$into" --plan go-to-market --unsigned
fi

# What each person is paid goes into files that end with this script, never into the log.
ontarget run "$plan" --period "$period" --format csv,json --out "$work/from-plan" >/dev/null
ontarget run "$plan" --period "$period" --format csv,json --out "$work/from-published" --registry "$into" --plan go-to-market >/dev/null
diff -rq "$work/from-plan" "$work/from-published"
printf 'The published evaluator pays what the plan pays.\n'
