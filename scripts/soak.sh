#!/usr/bin/env bash
# Runs the daemon on this machine's engine for long: ends it by kill -9 again and again, and has it look at everything thousands of times.
set -euo pipefail

root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=scripts/lib/setup.sh
. "$root/scripts/lib/setup.sh"
# shellcheck source=scripts/lib/leftovers.sh
. "$root/scripts/lib/leftovers.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/soak.sh [--kills N] [--passes N] [--seed S]

Kills: the daemon is ended by kill -9 at random moments, while its configuration is edited and sessions come and go; each time the next one has to come
to the containers, labels and records that an undisturbed daemon comes to. Passes: a daemon looks at everything again and again; its threads, file
descriptors and heap have to be where they were. Says how far it is, prints tables at the end and leaves nothing behind. Fails at the first difference.

  --kills N    how often the daemon is ended; 0 for not at all (default: 200, about a quarter of an hour)
  --passes N   how many passes; 0 for none (default: 10000, about five minutes)
  --seed S     chooses edits, sessions and moments (default: 1)
  --help       this text
TEXT
}

kills=200
passes=10000
seed=1
while (($#)); do
  case $1 in
    --kills | --passes | --seed)
      [[ ${2:-} =~ ^[0-9]{1,6}$ ]] || say_fail 2 "$1 wants a number from 0 to 999999" "for example $1 100"
      printf -v "${1#--}" '%d' "$((10#$2))"
      shift
      ;;
    -h | --help) usage && exit ;;
    *) say_fail 2 "unknown option $(say_quoted "$1")" "try --help" ;;
  esac
  shift
done

engine_ensure
jdk_ensure
# Test classes are compiled by the build itself, so that what runs for long is what the tests run for a moment.
compile() {
  JAVA25_HOME=$JDK_HOME mvn -B -q -f "$root/pom.xml" -pl controller -am -Dformat.check.skip=true test-compile \
    dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test.classpath
}
progress_run "compiling" compile >&2 || say_fail 1 "the soak test could not be compiled" "mvn test-compile shows why"

# Whoever stops it half-way finds nothing of it.
scratch=$(mktemp -d "${TMPDIR:-/tmp}/soak.XXXXXX") # short: sockets are made far below it
run=s$$x
sweep() {
  local pid rest left
  leftovers_programs "$scratch" | while read -r pid rest; do kill -KILL "$pid" 2>/dev/null || true; done
  left=$(timeout "$ENGINE_ASK_SECONDS" docker ps --all --quiet --filter "name=^/$LEFTOVERS_PREFIX$run") || true
  [[ -z $left ]] || xargs docker rm --force --volumes <<<"$left" >/dev/null || true
  rm -rf -- "$scratch"
}
trap sweep EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

classes=$root/controller/target/test-classes:$root/controller/target/classes:$(<"$root/controller/target/test.classpath")
quiet=-Dlogback.configurationFile=$root/controller/src/test/resources/logback-quiet.xml
"$JDK_HOME/bin/java" -XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED "$quiet" -Djava.io.tmpdir="$scratch" \
  -Dopenclaw.test.run="$run" -cp "$classes" \
  ai.openclaw.sandbox.controller.daemon.SoakMain "$kills" "$passes" "$seed"
