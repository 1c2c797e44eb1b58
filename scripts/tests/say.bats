#!/usr/bin/env bats
# Messages and progress.

setup() {
  load harness
  harness_begin
  cd "$ROOT"
}

@test "an error names what to do next and ends with the given exit code" {
  run bash -c '. scripts/lib/say.sh; say_fail 69 "no engine" "start it" "or use another one"; echo never'
  [ "$status" -eq 69 ]
  [ "${lines[0]}" = "ERROR: no engine" ]
  [ "${lines[1]}" = "  -> start it" ]
  [ "${lines[2]}" = "  -> or use another one" ]
  [ "${#lines[@]}" -eq 3 ]
}

@test "messages go to stderr, so that stdout carries results only" {
  run bash -c '. scripts/lib/say.sh; { say_step a; say_note b; say_done c; say_warn d; } 2>/dev/null'
  [ -z "$output" ]
}

@test "no colour where no terminal is, and none on a terminal with NO_COLOR" {
  run bash -c '. scripts/lib/say.sh; say_warn x'
  [[ $output != *$'\e'* ]]
  NO_COLOR=1 TERM=xterm run script -qec "bash -c '. scripts/lib/say.sh; say_warn x'" /dev/null
  [[ $output == *"WARNING: x"* && $output != *$'\e['* ]]
}

@test "colour on a terminal" {
  TERM=xterm run script -qec "bash -c '. scripts/lib/say.sh; say_warn x'" /dev/null
  [[ $output == *$'\e[33m'*"WARNING: x"* ]]
}

@test "a value with control characters is shown harmless" {
  run bash -c '. scripts/lib/say.sh; say_quoted "$1"' - $'a\e[2Jb\nc'
  [[ $output != *$'\e'* ]]
  [ "${#lines[@]}" -eq 1 ]
}

@test "work that succeeds leaves no log behind" {
  run bash -c '. scripts/lib/say.sh; . scripts/lib/progress.sh; progress_run "the work" echo hidden'
  [ "$status" -eq 0 ]
  [[ $output == *"the work: done in"* && $output != *hidden* ]]
  [ -z "$(ls "$TMPDIR"/openclaw-log.* 2>/dev/null)" ]
}

@test "work that fails shows the end of its output, keeps all of it and returns its exit code" {
  run bash -c '. scripts/lib/say.sh; . scripts/lib/progress.sh; progress_run "the work" bash -c "seq 100; exit 7"'
  [ "$status" -eq 7 ]
  [[ $output == *"failed with exit code 7"* && $output == *"| 100"* && $output != *"| 50"* ]]
  [ "$(wc -l <"$TMPDIR"/openclaw-log.*)" -eq 100 ]
}

@test "work that may fail says so in one line and leaves no log" {
  run bash -c '. scripts/lib/say.sh; . scripts/lib/progress.sh; progress_try "the try" bash -c "echo one; echo no such host; exit 3"'
  [ "$status" -eq 3 ]
  [[ ${lines[-1]} == *"the try: not possible (no such host)" && $output != *one* ]]
  [ -z "$(ls "$TMPDIR"/openclaw-log.* 2>/dev/null)" ]
}

@test "work never reads the script's own input" {
  run bash -c '. scripts/lib/say.sh; . scripts/lib/progress.sh; progress_run w cat; read -r line; echo "kept $line"' <<<"mine"
  [[ $output == *"kept mine"* ]]
}

@test "waiting ends at once when the condition holds, and at the deadline when it never does" {
  run bash -c '. scripts/lib/say.sh; . scripts/lib/progress.sh; progress_wait 60 w true'
  [ "$status" -eq 0 ]
  run bash -c '. scripts/lib/say.sh; . scripts/lib/progress.sh; progress_wait 1 "waiting for it" false'
  [ "$status" -eq 1 ]
  [[ $output == *"waiting for it ..."* ]]
}

@test "a killed script leaves no ticker behind" {
  # The marker is in the ticker's own command line, since it is a fork of the script.
  bash -c '. scripts/lib/say.sh; . scripts/lib/progress.sh; progress_wait 60 w false' ticker-marker-$$ 2>/dev/null &
  local script=$!
  for _ in $(seq 50); do [ "$(pgrep -fc "ticker-marker-$$")" -ge 2 ] && break; sleep 0.1; done
  kill -9 "$script"
  for _ in $(seq 50); do pgrep -f "ticker-marker-$$" >/dev/null || return 0; sleep 0.1; done
  false
}
