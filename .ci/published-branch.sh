#!/usr/bin/env bash
# Keeps the folder of published evaluators on a branch of its own, so that every version ever published stays.
#
#   .ci/published-branch.sh fetch <folder>   checks the branch out into the folder, empty when there is none yet
#   .ci/published-branch.sh push <folder>    commits what was added and pushes it; refuses to change what was there
#
#   REMOTE  the remote to fetch from and push to (default: origin)
#   BRANCH  the branch that holds the evaluators (default: published)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command=${1:-}
folder=${2:?which folder holds the published evaluators?}
remote=${REMOTE:-origin}
branch=${BRANCH:-published}

case $command in
  fetch)
    if git ls-remote --exit-code --heads "$remote" "$branch" >/dev/null; then
      git fetch --quiet "$remote" "+refs/heads/$branch:refs/remotes/$remote/$branch"
      git worktree add --quiet --detach "$folder" "refs/remotes/$remote/$branch"
    else
      git worktree add --quiet --detach --no-checkout "$folder"
      git -C "$folder" symbolic-ref HEAD "refs/heads/$branch"
      git -C "$folder" read-tree --empty
    fi
    ;;
  push)
    git -C "$folder" add --all
    changed=$(git -C "$folder" diff --cached --name-only --diff-filter=MDRT)
    if [ -n "$changed" ]; then
      printf 'Published evaluators never change; these would:\n%s\n' "$changed" >&2
      exit 1
    fi
    if git -C "$folder" diff --cached --quiet 2>/dev/null && git -C "$folder" rev-parse --quiet --verify HEAD >/dev/null; then
      printf 'Nothing new to publish.\n'
      exit 0
    fi
    git -C "$folder" -c user.name='OnTarget CI' -c user.email='ci@ontarget.invalid' \
      commit --quiet --message "Publish the evaluators of $(git rev-parse --short HEAD)"
    git -C "$folder" push --quiet "$remote" "HEAD:refs/heads/$branch"
    ;;
  *)
    printf 'usage: %s fetch|push <folder>\n' "$0" >&2
    exit 1
    ;;
esac
