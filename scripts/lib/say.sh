# shellcheck shell=bash
# What the scripts tell people. Everything goes to stderr, so that stdout carries results only.
#
# Exit codes are those of the command line: 1 failure, 2 usage, 69 something needed is unreachable, 77 not permitted.

# Colour only where a person reads it and did not refuse it (https://no-color.org).
if [[ -t 2 && -z ${NO_COLOR:-} && ${TERM:-dumb} != dumb ]]; then
  SAY_BOLD=$'\e[1m' SAY_RED=$'\e[31m' SAY_YELLOW=$'\e[33m' SAY_GREEN=$'\e[32m' SAY_PLAIN=$'\e[0m'
else
  SAY_BOLD='' SAY_RED='' SAY_YELLOW='' SAY_GREEN='' SAY_PLAIN=''
fi

# A heading: what happens now.
say_step() { printf '%s==> %s%s\n' "$SAY_BOLD" "$*" "$SAY_PLAIN" >&2; }

# A detail under the heading.
say_note() { printf '    %s\n' "$*" >&2; }

# Something was reached.
say_done() { printf '%s    %s%s\n' "$SAY_GREEN" "$*" "$SAY_PLAIN" >&2; }

# Something is odd, and the work goes on.
say_warn() { printf '%sWARNING: %s%s\n' "$SAY_YELLOW" "$*" "$SAY_PLAIN" >&2; }

# say_fail CODE WHAT [NEXT STEP]...: the end, with what to do about it.
say_fail() {
  local code=$1 what=$2 next
  shift 2
  printf '%sERROR: %s%s\n' "$SAY_RED" "$what" "$SAY_PLAIN" >&2
  for next in "$@"; do printf '  -> %s\n' "$next" >&2; done
  exit "$code"
}

# A value from outside as it may be shown: control characters must not reach a terminal.
say_quoted() { printf '%q' "$1"; }
