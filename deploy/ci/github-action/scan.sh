#!/bin/bash
# Scans as the SCAN_ variables say, writes reports, the job's summary and the action's outputs.
# Ends well when the scan was made, whatever it found: a later step fails by the exit code.
set -euo pipefail

main="${SCAN_MAIN:-$GITHUB_ACTION_PATH/../../../src/cli/main.ts}"
directory="${SCAN_DIRECTORY:-keyward-reports}"
mkdir -p -- "$directory"
directory=$(cd -- "$directory" && pwd)

args=(--fail-on "${SCAN_FAIL_ON:-high}")
for form in txt html json sarif xml; do args+=(--output "$directory/scan.$form"); done

# add FLAG VALUE: where there is a value.
add() { if [ -n "$2" ]; then args+=("$1" "$2"); fi; }
# add_each FLAG TEXT: each line that is not empty.
add_each() {
  local line
  while IFS= read -r line; do add "$1" "$line"; done <<<"${2//$'\r'/}"
}
add_switch() { if [ "$2" = true ]; then args+=("$1"); fi; }

add --openapi "${SCAN_OPENAPI:-}"
add --key-placement "${SCAN_KEY_PLACEMENT:-}"
add --requests "${SCAN_REQUESTS:-}"
add --baseline "${SCAN_BASELINE:-}"
add_each --operation "${SCAN_OPERATIONS:-}"
add_each --only "$(tr -s ' ,' '\n' <<<"${SCAN_ONLY:-}")"
add_each --skip "$(tr -s ' ,' '\n' <<<"${SCAN_SKIP:-}")"
add_switch --active "${SCAN_ACTIVE:-false}"
add_switch --i-own-this-target "${SCAN_OWNED:-false}"
# The names of the variables stand in the arguments, never the keys.
if [ -n "${SCAN_KEYS:-}" ]; then args+=(--key-env SCAN_KEYS); fi
if [ -n "${SCAN_REVOKED_KEYS:-}" ]; then args+=(--revoked-key-env SCAN_REVOKED_KEYS); fi

# Lines of a log that begin with :: are commands to the runner, and what a target answers may stand
# at the beginning of a line: until the word that nobody can guess, they are only shown.
resume=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$resume"
trap 'echo "::$resume::"' EXIT

code=0
node "$main" scan "${args[@]}" -- "$SCAN_URL" || code=$?
if [ "$code" -gt 1 ]; then exit "$code"; fi

cat -- "$directory/scan.txt"
{
  echo '## Keyward scan'
  echo
  # Indented, it is code: nothing that a target answers becomes markup of the summary.
  sed 's/^/    /' "$directory/scan.txt"
} >>"$GITHUB_STEP_SUMMARY"

# One value from the head of the report, in the few characters that it can have.
read_value() { sed -nE "s/^  \"$1\": \"?([A-F]|[0-9.]+)\"?,\$/\\1/p" "$directory/scan.json"; }
{
  echo "grade=$(read_value grade)"
  echo "score=$(read_value score)"
  echo "exit-code=$code"
  echo "directory=$directory"
} >>"$GITHUB_OUTPUT"
