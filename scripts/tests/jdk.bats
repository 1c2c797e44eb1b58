#!/usr/bin/env bats
# The search for a JDK 25.

setup() {
  load harness
  harness_begin
  cd "$ROOT"
  export HOME=$BATS_TEST_TMPDIR/home JDK_SYSTEM_DIRECTORY=$BATS_TEST_TMPDIR/jvm
  mkdir -p "$HOME" "$JDK_SYSTEM_DIRECTORY"
  stub java
}

jdk_find() { run bash -c 'set -euo pipefail; . scripts/lib/jdk.sh; jdk_find && echo "$JDK_HOME"'; }

@test "JAVA25_HOME comes before JAVA_HOME, and JAVA_HOME before the system's" {
  fake_jdk "$BATS_TEST_TMPDIR/a" 25.0.1
  fake_jdk "$BATS_TEST_TMPDIR/b" 25
  fake_jdk "$JDK_SYSTEM_DIRECTORY/c" 25.0.2
  jdk_find
  [ "$output" = "$JDK_SYSTEM_DIRECTORY/c" ]
  JAVA_HOME=$BATS_TEST_TMPDIR/b jdk_find
  [ "$output" = "$BATS_TEST_TMPDIR/b" ]
  JAVA25_HOME=$BATS_TEST_TMPDIR/a JAVA_HOME=$BATS_TEST_TMPDIR/b jdk_find
  [ "$output" = "$BATS_TEST_TMPDIR/a" ]
}

@test "a JAVA_HOME of another version is passed over" {
  fake_jdk "$BATS_TEST_TMPDIR/old" 17.0.15
  fake_jdk "$BATS_TEST_TMPDIR/odd" 250.1
  fake_jdk "$HOME/.jdks/mine" 25.0.1
  JAVA_HOME=$BATS_TEST_TMPDIR/old JAVA25_HOME=$BATS_TEST_TMPDIR/odd jdk_find
  [ "$output" = "$HOME/.jdks/mine" ]
}

@test "a runtime without a compiler is no JDK" {
  fake_jdk "$JDK_SYSTEM_DIRECTORY/jre" 25.0.1
  rm "$JDK_SYSTEM_DIRECTORY/jre/bin/javac"
  jdk_find
  [ "$status" -eq 1 ]
}

@test "the java of PATH is followed through links to its JDK" {
  fake_jdk "$BATS_TEST_TMPDIR/my jdk" 25.0.1
  ln -sf "$BATS_TEST_TMPDIR/my jdk/bin/java" "$BATS_TEST_TMPDIR/link"
  ln -sf "$BATS_TEST_TMPDIR/link" "$STUBS/java"
  jdk_find
  [ "$output" = "$BATS_TEST_TMPDIR/my jdk" ]
}

@test "no JDK at all is a plain failure, also without HOME and without java" {
  rm "$STUBS/java"
  only_with bash env readlink
  run env -u HOME bash -c 'set -euo pipefail; . scripts/lib/jdk.sh; jdk_find'
  [ "$status" -eq 1 ]
  [ -z "$output" ]
}

@test "hostile release files are read, never run" {
  fake_jdk "$BATS_TEST_TMPDIR/bad" 17
  printf 'JAVA_VERSION="$(touch %s/owned)"\n`touch %s/owned`\n' "$BATS_TEST_TMPDIR" "$BATS_TEST_TMPDIR" >"$BATS_TEST_TMPDIR/bad/release"
  JAVA_HOME=$BATS_TEST_TMPDIR/bad jdk_find
  [ "$status" -eq 1 ]
  [ ! -e "$BATS_TEST_TMPDIR/owned" ]
}

@test "with --no-install a missing JDK is an error that says where to get one" {
  run env APT_MAY_INSTALL=no PATH="$STUBS:/bin:/usr/bin" bash -c 'set -euo pipefail; . scripts/lib/setup.sh; jdk_ensure'
  [ "$status" -eq 69 ]
  [[ $output == *"no JDK 25 found"*"adoptium.net"*"JAVA_HOME"* ]]
}

@test "where the system packages it, the package is installed" {
  echo 'ID=debian' >"$BATS_TEST_TMPDIR/os-release"
  stub id 'echo 0'
  stub apt-cache 'echo "openjdk-25-jdk-headless | 25.0.1 | http://deb.debian.org/debian trixie/main"'
  stub apt-get "mkdir -p '$JDK_SYSTEM_DIRECTORY'; cp -r '$BATS_TEST_TMPDIR/packaged' '$JDK_SYSTEM_DIRECTORY/java-25'"
  fake_jdk "$BATS_TEST_TMPDIR/packaged" 25.0.1
  run env APT_OS_RELEASE="$BATS_TEST_TMPDIR/os-release" bash -c 'set -euo pipefail; . scripts/lib/setup.sh; jdk_ensure'
  [ "$status" -eq 0 ]
  called '^apt-get .*install .*openjdk-25-jdk-headless'
  [[ $output == *"JDK 25 at $JDK_SYSTEM_DIRECTORY/java-25"* ]]
}
