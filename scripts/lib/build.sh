# shellcheck shell=bash
# Is the program built from the sources as they are now? If not, builds it. Needs jdk.sh; building also needs setup.sh.
#
# What runs is a copy of the build, in a folder named after its content: a daemon loads classes as it goes, so the jars under it must
# not change when somebody builds again or cleans. A copy is kept as long as a process runs from it (each holds a shared lock on it).

BUILD_ROOT=${BUILD_ROOT:-$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)}
BUILD_TARGET=$BUILD_ROOT/controller/target
BUILD_POINTER=$BUILD_TARGET/.launch # names the copy; its time is when the build began, so sources saved during a build count as newer
BUILD_HOME=                         # the copy to run

# build_is_current: sets BUILD_HOME. Every command waits for this: two processes at most.
build_is_current() {
  [[ -r $BUILD_POINTER ]] && IFS= read -r BUILD_HOME <"$BUILD_POINTER" && [[ -r $BUILD_HOME/controller.jar ]] || return 1
  local jar module
  local -a sources=("$BUILD_ROOT/pom.xml")
  for jar in "$BUILD_TARGET"/controller-*.jar; do # built by hand since?
    [[ ! $jar -nt $BUILD_POINTER.jar && ! $jar -ot $BUILD_POINTER.jar ]] || return 1
  done
  for module in "$BUILD_ROOT"/*/pom.xml; do
    [[ $module == */test-fixtures/pom.xml ]] || sources+=("$module" "${module%pom.xml}src/main")
  done
  [[ -z $(find "${sources[@]}" -newer "$BUILD_POINTER" -print -quit 2>/dev/null) ]]
}

# build_ensure: builds when needed, one at a time, and sets BUILD_HOME. JDK_HOME must be set.
build_ensure() {
  ! build_is_current || return 0
  command -v mvn >/dev/null || say_fail 69 "Maven is missing, and the program is not built yet" "run scripts/host-setup.sh, which brings what is missing"
  mkdir -p -- "$BUILD_TARGET" 2>/dev/null || true
  [[ -w $BUILD_TARGET ]] \
    || say_fail 77 "cannot build: $BUILD_TARGET is not writable for $(id -un)" "run this once as the owner of $BUILD_ROOT"
  local lock
  exec {lock}<"$BUILD_ROOT/pom.xml" # a file that no clean removes
  if ! flock -n "$lock"; then
    say_note "another build is running: waiting for it"
    flock "$lock"
  fi
  build_is_current || build_make
  exec {lock}<&-
}

build_make() {
  local -a jars
  : >"$BUILD_POINTER.next"
  progress_run "building the program" build_with_maven \
    || say_fail 1 "the program could not be built" "read the output above; 'mvn package' in $BUILD_ROOT shows it again"
  jars=("$BUILD_TARGET"/controller-*.jar)
  [[ ${#jars[@]} == 1 && -r ${jars[0]} ]] \
    || say_fail 1 "the build left no single controller jar in $BUILD_TARGET" "run 'mvn clean' in $BUILD_ROOT, then this again"
  build_copy "${jars[0]}"
  printf '%s\n' "$BUILD_HOME" >"$BUILD_POINTER.content"
  touch -r "$BUILD_POINTER.next" -- "$BUILD_POINTER.content"
  touch -r "${jars[0]}" -- "$BUILD_POINTER.jar"
  mv -T -- "$BUILD_POINTER.content" "$BUILD_POINTER"
  rm -f -- "$BUILD_POINTER.next"
  build_discard_old
}

build_with_maven() {
  # Maven runs on whatever Java there is and selects the JDK by itself; these two make sure that it finds one and the other.
  command -v java >/dev/null || export JAVA_HOME=$JDK_HOME
  JAVA25_HOME=$JDK_HOME mvn -B -q -Dstyle.color=never -f "$BUILD_ROOT/pom.xml" -pl controller -am -Dmaven.test.skip=true package
}

# Where the copies of this checkout are.
build_copies() {
  local cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}} root
  root=$(cd -P -- "$BUILD_ROOT" && pwd)
  if [[ $cache == /* ]]; then
    printf '%s/openclaw/builds/%s\n' "$cache" "$(printf '%s' "$root" | sha256sum | cut -c1-16)"
  else
    printf '%s/builds\n' "$BUILD_TARGET" # no home, no cache
  fi
}

# build_copy JAR: sets BUILD_HOME to the copy with this content, made if there is none.
build_copy() {
  local jar=$1 copies work digest
  copies=$(build_copies)
  mkdir -p -- "$copies"
  work=$(mktemp -d -- "$copies/.making.XXXXXX")
  cp -p -- "$jar" "$work/controller.jar"
  cp -pR -- "$BUILD_TARGET/lib" "$work/lib"
  "$JDK_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "$SETUP_LIB/QuickJars.java" "$work/lib" >&2 || say_note "starts will take longer"
  digest=$(cd -- "$work" && sha256sum controller.jar lib/*.jar | sha256sum | cut -c1-16)
  BUILD_HOME=$copies/$digest
  mv -T -- "$work" "$BUILD_HOME" 2>/dev/null || rm -rf -- "$work"
}

# Copies that no process runs from. A failed try costs nothing: the next build tries again.
build_discard_old() {
  local copy lock
  for copy in "${BUILD_HOME%/*}"/*; do
    [[ $copy != "$BUILD_HOME" && -d $copy ]] || continue
    exec {lock}<"$copy"
    ! flock -n -x "$lock" || rm -rf -- "$copy"
    exec {lock}<&-
  done
}
