# shellcheck shell=bash
# What tests leave behind. Needs engine.sh. The engine may serve others at the same time, so only what can be known as a test's own counts: what carries
# the label openclaw.test, what is named after it, and whatever is in, or works in, the folder for temporary files that a run of tests has to itself.

LEFTOVERS_LABEL=openclaw.test
LEFTOVERS_PREFIX=openclaw-test-

# leftovers_list: one "kind name" a line of everything of tests in the engine, sorted.
leftovers_list() {
  local filter
  {
    for filter in "label=$LEFTOVERS_LABEL" "name=^/?$LEFTOVERS_PREFIX"; do
      leftovers_ask container ps --all --format '{{.Names}}' --filter "$filter"
    done
    for filter in "label=$LEFTOVERS_LABEL" "name=^$LEFTOVERS_PREFIX"; do
      leftovers_ask network network ls --format '{{.Name}}' --filter "$filter"
      leftovers_ask volume volume ls --format '{{.Name}}' --filter "$filter"
    done
    for filter in "label=$LEFTOVERS_LABEL" "reference=$LEFTOVERS_PREFIX*"; do
      leftovers_ask image images --format '{{.Repository}}:{{.Tag}}@{{.ID}}' --filter "$filter"
    done
  } | sort -u
}

# leftovers_ask KIND DOCKER-ARGUMENT…: each line of the answer after its kind.
leftovers_ask() {
  local kind=$1
  shift
  timeout "$ENGINE_ASK_SECONDS" docker "$@" | sed "s/^/$kind /"
}

# leftovers_since LIST: what is in the engine now and was not there then.
leftovers_since() { comm -13 <(printf '%s\n' "$1") <(leftovers_list); }

# leftovers_in FOLDER: what the tests left in their folder for temporary files, and the programs that still name it on their command line.
leftovers_in() {
  find "$1" -mindepth 1 -maxdepth 1 -printf 'file %f\n' | sort
  leftovers_programs "$1" | sed 's/^/program /'
}

# leftovers_programs FOLDER: "pid name" of each.
leftovers_programs() {
  local line
  for line in /proc/[0-9]*/cmdline; do
    # A program may end while it is looked at.
    if grep -qaF -- "$1/" "$line" 2>/dev/null; then
      line=${line%/cmdline}
      printf '%s %s\n' "${line##*/}" "$(cat "$line/comm" 2>/dev/null)"
    fi
  done
}
