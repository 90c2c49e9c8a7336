#!/usr/bin/env bash
# Installs what is missing, builds, runs every test, and ends with one line:   N passed, N failed[, N skipped]
# Arguments go to `dotnet test`, such as --filter FullyQualifiedName~Bilevel; with any, the TypeScript tests are left out.
set -uo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
. "$here/.ci/prepare.sh"
passed=0 failed=0 skipped=0

finish() {
  [ "$skipped" = 0 ] && echo "$passed passed, $failed failed" || echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
  exit
}

# Runs `dotnet test` with these arguments, and shows and keeps what it says.
suite() { # LOG ARGUMENTS…
  "$dotnet" test "$here/BiSSL.Tests" -c Release --no-build --nologo --logger "console;verbosity=minimal" "${@:2}" 2>&1 | tee "$1"
  return "${PIPESTATUS[0]}"
}

# Adds up the summary of a suite; one that ends badly without a failed test counts as one.
count() { # LOG STATUS
  local before=$failed line
  while read -r line; do
    [[ $line =~ Failed:\ *([0-9]+),\ *Passed:\ *([0-9]+),\ *Skipped:\ *([0-9]+) ]] || continue
    failed=$((failed + BASH_REMATCH[1])) passed=$((passed + BASH_REMATCH[2])) skipped=$((skipped + BASH_REMATCH[3]))
  done <"$1"
  if [ "$2" != 0 ] && [ "$failed" = "$before" ]; then failed=$((failed + 1)); fi
}

# The whole suite in two processes side by side: within one, tests take turns, and most of them keep one core busy.
dotnet_tests() {
  local logs trainer some rest rooms=(Web Browser Runs Cli Experiments)
  logs=$(mktemp -d)
  if [ $# -gt 0 ]; then
    suite "$logs/all" "$@"
    count "$logs/all" $?
  else
    some=$(printf '|FullyQualifiedName~BiSSL.Tests.%s.' "${rooms[@]}") rest=$(printf '&FullyQualifiedName!~BiSSL.Tests.%s.' "${rooms[@]}")
    suite "$logs/rest" --filter "${rest:1}" &
    trainer=$!
    suite "$logs/some" --filter "${some:1}"
    count "$logs/some" $?
    wait "$trainer"
    count "$logs/rest" $?
  fi
  rm -rf "$logs"
}

prepare BiSSL.Tests || { failed=1; finish; }
[ $# -gt 0 ] || asset_tests
dotnet_tests "$@"
finish
