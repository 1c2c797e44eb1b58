#!/usr/bin/env bash
# Formats all Java sources with palantir-java-format; with --check only lists those that are not formatted, and fails.
# The formatter must run on a JDK as new as the sources, so it runs beside Maven and not inside Maven's own JVM.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
mode=(--replace)
case "${1:-}" in
  "") ;;
  --check) mode=(--dry-run --set-exit-if-changed) ;;
  *) echo "usage: scripts/format.sh [--check]" >&2; exit 2 ;;
esac

# shellcheck source=scripts/lib/jdk.sh
. scripts/lib/jdk.sh
jdk_find || { echo "ERROR: no JDK 25 found. Set JAVA_HOME to one, or run scripts/test.sh, which installs it." >&2; exit 69; }

list=target/formatter.classpath
if [ ! -s "$list" ] || [ pom.xml -nt "$list" ]; then
  mkdir -p target
  mvn -q -B -N -P formatter dependency:build-classpath -DincludeScope=provided -Dmdep.outputFile="$list" >&2
  touch "$list" # Maven leaves it as old as it was when the jars are the same
fi
# Digests of sources that this formatter found formatted: only what changed since has to be parsed again.
known=target/formatter.$(sha256sum <"$list" | cut -c1-12).known
[ -e "$known" ] || : >"$known"

# The sources, NUL-ended. Outside a Git checkout (a source archive, a build stage of an image): all there are.
sources() {
  if [ -e .git ]; then
    git ls-files -z --cached --others --exclude-standard '*.java' | while IFS= read -r -d '' file; do [ ! -f "$file" ] || printf '%s\0' "$file"; done
  else
    find . -name target -prune -o -type f -name '*.java' -print0
  fi
}
digests() { sources | xargs -0 -r sha256sum --; }

exports=()
for package in api code file main parser tree util; do
  exports+=("--add-exports=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED")
done
# C1 alone: the run is too short for the second compiler to pay.
before=$(digests)
awk 'FILENAME == ARGV[1] { known[$1]; next } !($1 in known) { printf "%s%c", substr($0, 67), 0 }' "$known" <(printf '%s' "${before:+$before$'\n'}") \
  | xargs -0 -r "$JDK_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "${exports[@]}" -cp "$(cat "$list")" \
    com.palantir.javaformat.java.Main --palantir "${mode[@]}" || {
  [ "${mode[0]}" != --dry-run ] || echo "ERROR: the sources named above are not formatted. Run scripts/format.sh." >&2
  exit 1
}

# Only reached when every source is formatted. What a check saw is what it remembers, whatever was saved meanwhile.
[ "${mode[0]}" = --dry-run ] || before=$(digests)
printf '%s\n' "$before" | cut -d' ' -f1 | sort -u >"$known.$$"
mv -f "$known.$$" "$known"
