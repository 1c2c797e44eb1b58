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

jdk=""
for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25* "$HOME"/.cache/openclaw/jdk-25*; do
  if [ -x "$candidate/bin/javac" ] && "$candidate/bin/javac" -version 2>&1 | grep -q '^javac 25'; then
    jdk=$candidate
    break
  fi
done
[ -n "$jdk" ] || { echo "ERROR: no JDK 25 found. Set JAVA_HOME to one, or run scripts/test.sh, which installs it." >&2; exit 1; }

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
  | xargs -r "$jdk/bin/java" -XX:+UseSerialGC "${exports[@]}" -cp "$(cat "$list")" com.palantir.javaformat.java.Main --palantir "${mode[@]}"
