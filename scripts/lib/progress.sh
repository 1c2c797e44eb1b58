# shellcheck shell=bash
# Long work: a line that moves on a terminal, a plain line now and then elsewhere. Needs say.sh.

PROGRESS_PLAIN_SECONDS=30 # between two "still running" lines where no terminal is
PROGRESS_TAIL_LINES=15    # of the log, shown when the work failed

# progress_run LABEL COMMAND...: runs it with its output in a log, and returns its status. The log is shown in part, and kept, on failure only.
progress_run() {
  local label=$1 log status=0
  log=$(mktemp "${TMPDIR:-/tmp}/openclaw-log.XXXXXX")
  progress_to "$log" "$@" || status=$?
  if ((status == 0)); then
    rm -f -- "$log"
  else
    say_warn "$label: failed with exit code $status. The end of its output:"
    tail -n "$PROGRESS_TAIL_LINES" -- "$log" | sed 's/^/    | /' >&2
    say_note "all of it: $log"
  fi
  return "$status"
}

# progress_try LABEL COMMAND...: the same for work that may well fail, since there is another way: a failure is one line.
progress_try() {
  local label=$1 log status=0
  log=$(mktemp "${TMPDIR:-/tmp}/openclaw-log.XXXXXX")
  progress_to "$log" "$@" || status=$?
  ((status == 0)) || say_note "$label: not possible ($(tail -n 1 -- "$log"))"
  rm -f -- "$log"
  return "$status"
}

progress_to() {
  local log=$1 label=$2 started=$SECONDS ticker status=0
  shift 2
  progress_tick "$label" "$started" "$$" &
  ticker=$!
  "$@" >"$log" 2>&1 </dev/null || status=$?
  progress_end_tick "$ticker"
  ((status != 0)) || say_done "$label: done in $((SECONDS - started)) s"
  return "$status"
}

# progress_wait SECONDS LABEL COMMAND...: asks until the command succeeds; status 1 when the time is over.
progress_wait() {
  local limit=$1 label=$2 started=$SECONDS ticker status=0
  shift 2
  if "$@"; then return 0; fi
  progress_tick "$label" "$started" "$$" &
  ticker=$!
  until "$@"; do
    if ((SECONDS - started >= limit)); then
      status=1
      break
    fi
    sleep 0.2
  done
  progress_end_tick "$ticker"
  return "$status"
}

progress_end_tick() {
  kill "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
  [[ ! -t 2 ]] || printf '\r\e[K' >&2
}

# Ends by itself when the script that started it is gone, however that happened.
progress_tick() {
  local label=$1 started=$2 owner=$3 pause shown=$SECONDS
  trap - EXIT
  exec {pause}<> <(:) # reading a pipe nobody writes to is a sleep without a process to leave behind
  [[ -t 2 ]] || say_note "$label ..."
  while kill -0 "$owner" 2>/dev/null; do
    if [[ -t 2 ]]; then
      printf '\r\e[K    %s ... %d s' "$label" $((SECONDS - started)) >&2
    elif ((SECONDS - shown >= PROGRESS_PLAIN_SECONDS)); then
      shown=$SECONDS
      say_note "$label: still running ($((SECONDS - started)) s)"
    fi
    read -r -t 1 -u "$pause" _ || true
  done
}
