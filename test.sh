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

# Adds up the summaries of `dotnet test`; a suite that ends badly without a failed test counts as one.
dotnet_tests() {
  local status before=$failed line log
  log=$(mktemp)
  "$dotnet" test "$here/BiSSL.Tests" -c Release --no-build --nologo --logger "console;verbosity=minimal" "$@" 2>&1 | tee "$log"
  status=$?
  while read -r line; do
    [[ $line =~ Failed:\ *([0-9]+),\ *Passed:\ *([0-9]+),\ *Skipped:\ *([0-9]+) ]] || continue
    failed=$((failed + BASH_REMATCH[1])) passed=$((passed + BASH_REMATCH[2])) skipped=$((skipped + BASH_REMATCH[3]))
  done <"$log"
  rm -f "$log"
  if [ "$status" != 0 ] && [ "$failed" = "$before" ]; then failed=$((failed + 1)); fi
}

prepare BiSSL.Tests || { failed=1; finish; }
[ $# -gt 0 ] || asset_tests
dotnet_tests "$@"
finish
