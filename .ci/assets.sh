# The browser's part: TypeScript, bundled into BiSSL.Web/wwwroot/dist. Sourced by prepare.sh.
assets=$here/wwwroot-assets
dist=$here/BiSSL.Web/wwwroot/dist

needs_assets() { [ "$1" != BiSSL.Training ]; }

# Installs what package-lock.json names, and bundles, unless nothing changed since the last time.
build_assets() { # PROJECT
  needs_assets "$1" || return 0
  command -v npm >/dev/null || { say "npm is missing: install Node.js 20 or newer from https://nodejs.org, then run this again."; return 1; }
  exec 7>"$assets/.lock" && flock 7
  restore_assets && bundle_assets
  local status=$?
  exec 7>&-
  return "$status"
}

restore_assets() {
  [ "$assets/node_modules/.restored" -nt "$assets/package-lock.json" ] && return
  say "Installing the browser's packages …"
  quietly npm ci --prefix "$assets" 7>&- && touch "$assets/node_modules/.restored"
}

bundle_assets() {
  [ -n "$(find "$assets/src" "$assets/build.mjs" "$assets/package-lock.json" -newer "$dist/interop.js" -print -quit 2>&1)" ] || return 0
  say "Bundling the browser's part …"
  quietly npm run build --prefix "$assets" 7>&-
}

# Runs the unit tests and the type checker, the checker as one test, and adds to passed, failed and skipped.
asset_tests() {
  local before=$failed status line log
  log=$(mktemp)
  (cd "$assets" && npm test --silent) 2>&1 | grep -v '^ok \|^    \|^  ---\|^  \.\.\.\|^  duration_ms\|^  type:\|^# Subtest' | tee "$log"
  status=${PIPESTATUS[0]}
  while read -r line; do
    [[ $line =~ ^#\ (pass|fail|cancelled|skipped|todo)\ ([0-9]+)$ ]] || continue
    case ${BASH_REMATCH[1]} in
      pass) passed=$((passed + BASH_REMATCH[2])) ;;
      fail | cancelled) failed=$((failed + BASH_REMATCH[2])) ;;
      *) skipped=$((skipped + BASH_REMATCH[2])) ;;
    esac
  done <"$log"
  rm -f "$log"
  if [ "$status" != 0 ] && [ "$failed" = "$before" ]; then failed=$((failed + 1)); fi
  if (cd "$assets" && npm run check --silent); then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# Shows what a command says only if it fails.
quietly() {
  local log
  log=$(mktemp)
  "$@" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; return 1; }
  rm -f "$log"
}
