# shellcheck shell=bash
# What tests leave in the engine. Needs engine.sh. Everything a test makes carries the label openclaw.test.

LEFTOVERS_LABEL=openclaw.test

# leftovers_list: one "kind id" a line of everything labelled, sorted.
leftovers_list() {
  local kind
  {
    timeout "$ENGINE_ASK_SECONDS" docker ps --all --quiet --no-trunc --filter "label=$LEFTOVERS_LABEL" | sed 's/^/container /'
    for kind in network volume; do
      timeout "$ENGINE_ASK_SECONDS" docker "$kind" ls --quiet --filter "label=$LEFTOVERS_LABEL" | sed "s/^/$kind /"
    done
  } | sort
}

# leftovers_since LIST: what is there now and was not there then. Somebody else's tests may be running on the same engine.
leftovers_since() { comm -13 <(printf '%s\n' "$1") <(leftovers_list); }
