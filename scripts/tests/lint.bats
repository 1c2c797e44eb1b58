#!/usr/bin/env bats
# Every script is clean for shellcheck, and what is run is executable.

setup() {
  load harness
  harness_begin
  cd "$ROOT"
}

# Scripts by their first line or ending, as far as they are under version control's eyes.
scripts() {
  find scripts .ci deploy/gateway -type f \( -name '*.sh' -o -name '*.bash' -o -path '.ci/run' -o -path 'deploy/gateway/*' \)
  find . -maxdepth 1 -type f \( -name '*.sh' -o -name openclaw \)
}

@test "shellcheck finds nothing" {
  local files
  mapfile -t files < <(scripts)
  run shellcheck -x "${files[@]}"
  echo "$output"
  [ "$status" -eq 0 ]
}

@test "every script that starts with #! is executable, and stops at the first error" {
  local file
  while IFS= read -r file; do
    [[ $(head -c 2 "$file") == '#!' ]] || continue
    echo "$file"
    [ -x "$file" ]
    grep -q '^set -euo pipefail$' "$file"
  done < <(scripts)
}
