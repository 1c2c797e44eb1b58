#!/usr/bin/env bash
# slim-jars.sh JDK FOLDER: takes out of the jars in FOLDER the native libraries of other machines than this one, most of what some of them hold. A machine
# whose name in a jar is not known here keeps everything.
set -euo pipefail

jdk=$1 folder=$2
machine=$(uname -m)
work=$(mktemp -d "${TMPDIR:-/tmp}/openclaw-slim.XXXXXX")
trap 'rm -rf -- "$work"' EXIT

# slim JAR KEEP GLOB…: of all that the globs name, only KEEP stays; a jar that does not hold KEEP is left alone.
slim() {
  local jar=$1 keep=$2 path
  local -a globs=("${@:3}")
  [[ -f $jar ]] || return 0
  rm -rf -- "${work:?}/jar"
  mkdir -- "$work/jar"
  (cd "$work/jar" && "$jdk/bin/jar" --extract --file "$jar")
  if [[ ! -d $work/jar/$keep ]]; then
    printf 'note: %s has no %s and keeps all it has\n' "${jar##*/}" "$keep" >&2
    return 0
  fi
  while IFS= read -r path; do
    [[ $path == "$keep" || $keep == "$path"/* || ! -d $work/jar/$path ]] || rm -rf -- "${work:?}/jar/$path"
  done < <(cd "$work/jar" && for glob in "${globs[@]}"; do compgen -G "$glob"; done)
  "$jdk/bin/jar" --create --file "$work/slim.jar" --no-manifest --date 2000-01-01T00:00:00Z -C "$work/jar" .
  mv -- "$work/slim.jar" "$jar"
}

for jar in "$folder"/sqlite-jdbc-*.jar; do slim "$jar" "org/sqlite/native/Linux/$machine" 'org/sqlite/native/*' 'org/sqlite/native/Linux/*'; done
for jar in "$folder"/jline-[0-9]*.jar; do slim "$jar" "org/jline/nativ/Linux/$machine" 'org/jline/nativ/*' 'org/jline/nativ/Linux/*'; done
for jar in "$folder"/jna-[0-9]*.jar; do slim "$jar" "com/sun/jna/linux-${machine//_/-}" 'com/sun/jna/*-*'; done
