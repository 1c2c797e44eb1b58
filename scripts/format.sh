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
fi

exports=()
for package in api code file main parser tree util; do
  exports+=("--add-exports=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED")
done
git ls-files --cached --others --exclude-standard '*.java' | while read -r file; do [ ! -f "$file" ] || echo "$file"; done \
  | xargs -r "$JDK_HOME/bin/java" -XX:+UseSerialGC "${exports[@]}" -cp "$(cat "$list")" com.palantir.javaformat.java.Main --palantir "${mode[@]}"
