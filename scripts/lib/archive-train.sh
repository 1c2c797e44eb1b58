#!/usr/bin/env bash
# archive-train.sh JDK BUILD: writes BUILD/gateway.aot and BUILD/command.aot. The JVM writes an archive at the end of a run, so this runs a daemon
# with an empty configuration, in a folder of its own, and a command that talks to it.
set -euo pipefail

lib=$(dirname -- "${BASH_SOURCE[0]}")
# shellcheck source=scripts/lib/java-options.sh
. "$lib/java-options.sh"
# shellcheck source=scripts/lib/gateway.sh
. "$lib/gateway.sh"

READY_SECONDS=15   # for the daemon; without an engine it never gets ready, and is trained so far
COMMAND_SECONDS=60 # for a command together with the writing of its archive
END_SECONDS=60     # for the daemon to end and write its archive

jdk=$1 build=$2 daemon=
work=$(mktemp -d "${TMPDIR:-/tmp}/openclaw-train.XXXXXX")
trap '[[ -z $daemon ]] || kill -KILL "$daemon" 2>/dev/null || true; rm -rf -- "$work"' EXIT

export OPENCLAW_STATE_DIR=$work/state
unset OPENCLAW_HOME OPENCLAW_CONFIG_PATH OPENCLAW_GATEWAY_TOKEN OPENCLAW_GATEWAY_BIND JAVA_TOOL_OPTIONS
mkdir -m 0700 -- "$OPENCLAW_STATE_DIR"
# Below those the system gives to who connects: one who asks again and again on such a port is connected with itself one day, and then the port is taken.
GATEWAY_PORT=$((20000 + RANDOM % 12000))
while gateway_port_is_taken; do GATEWAY_PORT=$((GATEWAY_PORT + 1)); done

# Without the counts of this run: with them the optimising compiler begins at once, in the midst of the start, and keeps 20 MB for it.
no_counts=(-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining)

java_options gateway "$build"
"$jdk/bin/java" "${JAVA_OPTIONS[@]}" "${no_counts[@]}" "-XX:AOTCacheOutput=$work/gateway.aot" \
  -jar "$build/controller.jar" gateway --allow-unconfigured --port "$GATEWAY_PORT" </dev/null &
daemon=$!
for ((i = 0; i < READY_SECONDS * 5; i++)); do
  kill -0 "$daemon"
  ! gateway_answers /readyz 200 || break
  sleep 0.2
done

# Its exit code is of no interest: the classes are the same.
java_options command
timeout "$COMMAND_SECONDS" "$jdk/bin/java" "${JAVA_OPTIONS[@]}" "${no_counts[@]}" "-XX:AOTCacheOutput=$work/command.aot" \
  -jar "$build/controller.jar" sandbox list </dev/null || true

kill -TERM "$daemon"
for ((i = 0; i < END_SECONDS * 5; i++)); do
  kill -0 "$daemon" 2>/dev/null || break
  sleep 0.2
done

for kind in command gateway; do
  [[ -s $work/$kind.aot ]]
  mv -- "$work/$kind.aot" "$build/.$kind.aot.$$" # perhaps from another disk; the rename after it is atomic
  mv -T -- "$build/.$kind.aot.$$" "$build/$kind.aot"
done
