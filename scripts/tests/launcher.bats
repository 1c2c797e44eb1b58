#!/usr/bin/env bats
# The launcher: where it finds itself and a JDK, when it builds, and what it runs. Maven and Java are stubs, the checkout is a small copy.

setup() {
  load harness
  harness_begin
  export HOME=$BATS_TEST_TMPDIR/home XDG_CACHE_HOME=$BATS_TEST_TMPDIR/cache JDK_SYSTEM_DIRECTORY=$BATS_TEST_TMPDIR/none
  CHECKOUT="$BATS_TEST_TMPDIR/my check out"
  mkdir -p "$HOME" "$CHECKOUT"/{scripts,model/src/main/java,controller/src/main/java,test-fixtures/src/main/java}
  cp -R "$ROOT/scripts/lib" "$CHECKOUT/scripts/lib"
  cp "$ROOT/openclaw" "$CHECKOUT/openclaw"
  touch "$CHECKOUT"/{pom.xml,model/pom.xml,controller/pom.xml,test-fixtures/pom.xml,model/src/main/java/A.java}
  find "$CHECKOUT" -exec touch -d '1 hour ago' {} +
  fake_jdk "$BATS_TEST_TMPDIR/jdk" 25.0.1
  fake_java 'printf "ran"; printf " <%s>" "$@"; echo'
  export JAVA_HOME=$BATS_TEST_TMPDIR/jdk CONTENT=1
  # Maven: makes the jars in the checkout named after -f.
  stub mvn '
while [ "$1" != -f ]; do shift; done
target=${2%/pom.xml}/controller/target
[ -z "$MAVEN_FAILS" ] || { echo "COMPILATION ERROR"; exit 1; }
[ -z "$MAVEN_HOOK" ] || eval "$MAVEN_HOOK"
mkdir -p "$target/lib" && echo "jar $CONTENT" >"$target/controller-1.jar" && echo library >"$target/lib/model-1.jar"'
}

# fake_java SCRIPT: what the program does; the one that works on jars is only noted.
fake_java() {
  # shellcheck disable=SC2016 # the stub expands it
  printf '#!/bin/bash\n[[ $* != *QuickJars.java* ]] || { echo "quick ${@: -1}" >>"$CALLS"; exit 0; }\n%s\n' "$1" >"$BATS_TEST_TMPDIR/jdk/bin/java"
}

launch() { run "$CHECKOUT/openclaw" "$@"; }
builds() { grep -c '^mvn ' "$CALLS" || true; }
ran_from() { sed -n 's/.*<-jar> <\(.*\)\/controller.jar>.*/\1/p' <<<"$output"; }

@test "the first call builds, the second does not" {
  launch sandbox list
  [ "$status" -eq 0 ]
  [[ $output == *"building the program: done"* && $output == *"<sandbox> <list>"* ]]
  launch sandbox list
  [ "$(builds)" -eq 1 ]
  [[ $output == "ran "* ]]
}

@test "each build is made quick to start from, once, before it runs" {
  launch
  launch
  [[ $(grep -c '^quick .*/lib$' "$CALLS") == 1 && $output == "ran "* ]]
}

@test "a changed, a new and a removed source each build again; the test fixtures do not" {
  launch
  touch "$CHECKOUT/model/src/main/java/A.java"
  launch
  [ "$(builds)" -eq 2 ]
  touch "$CHECKOUT/controller/src/main/java/B.java"
  launch
  [ "$(builds)" -eq 3 ]
  rm "$CHECKOUT/controller/src/main/java/B.java"
  launch
  [ "$(builds)" -eq 4 ]
  touch "$CHECKOUT/test-fixtures/src/main/java/C.java"
  launch
  [ "$(builds)" -eq 4 ]
}

@test "a source saved while the build runs is built at the next call" {
  # shellcheck disable=SC2016 # the stub expands it
  MAVEN_HOOK='sleep 0.02; touch "${2%/pom.xml}/model/src/main/java/A.java"' launch
  launch
  [ "$(builds)" -eq 2 ]
}

@test "a clean or a build by hand is noticed" {
  launch
  rm -r "$CHECKOUT/controller/target"
  launch
  [ "$(builds)" -eq 2 ]
  CONTENT=2 mvn -f "$CHECKOUT/pom.xml"
  touch -d '1 minute' "$CHECKOUT/controller/target/controller-1.jar"
  CONTENT=2 launch
  [ "$(builds)" -eq 4 ]
}

@test "what runs is a copy that a later build does not change while it runs, and that goes when nothing runs from it" {
  launch
  local first
  first=$(ran_from)
  [ "$(cat "$first/controller.jar")" = "jar 1" ]
  exec {user}<"$first"
  flock -s "$user"
  touch "$CHECKOUT/model/src/main/java/A.java"
  CONTENT=2 launch
  [ "$(ran_from)" != "$first" ]
  [ "$(cat "$first/controller.jar")" = "jar 1" ]
  exec {user}<&-
  touch "$CHECKOUT/model/src/main/java/A.java"
  CONTENT=3 launch
  [ ! -e "$first" ]
  [ "$(cat "$(ran_from)/controller.jar")" = "jar 3" ]
}

@test "a running program holds its copy" {
  fake_java 'sleep 30'
  "$CHECKOUT/openclaw" gateway >/dev/null 2>&1 3>&- &
  local daemon=$! copy
  for _ in $(seq 100); do copy=$(cat "$CHECKOUT/controller/target/.launch" 2>/dev/null) && ! flock -n "$copy" true && break; sleep 0.1; done
  [ -n "$copy" ]
  run flock -n "$copy" true
  [ "$status" -eq 1 ]
  pkill -P "$daemon" || true
  kill "$daemon" 2>/dev/null || true
}

@test "an unchanged result is the same copy, so a daemon need not restart" {
  launch
  local first
  first=$(ran_from)
  touch "$CHECKOUT/model/src/main/java/A.java"
  launch
  [ "$(builds)" -eq 2 ]
  [ "$(ran_from)" = "$first" ]
}

@test "two at once build once" {
  # shellcheck disable=SC2016 # the stub expands it
  export MAVEN_HOOK='for _ in $(seq 100); do [ -e "$HOME/second" ] && break; sleep 0.1; done; sleep 0.3'
  "$CHECKOUT/openclaw" one >"$BATS_TEST_TMPDIR/one" 2>&1 3>&- &
  for _ in $(seq 100); do [ "$(builds)" -eq 1 ] && break; sleep 0.1; done
  touch "$HOME/second"
  launch two
  wait $!
  [ "$(builds)" -eq 1 ]
  [[ $output == *"another build is running"*"<two>"* ]]
  grep -q '<one>' "$BATS_TEST_TMPDIR/one"
}

@test "a failing build shows its output, runs nothing, and is tried again next time" {
  MAVEN_FAILS=1 launch
  [ "$status" -eq 1 ]
  [[ $output == *"COMPILATION ERROR"*"->"* && $output != *"ran "* ]]
  launch
  [ "$status" -eq 0 ]
}

@test "messages of the build go to stderr: stdout is the command's alone" {
  run bash -c '"$1" list 2>/dev/null' - "$CHECKOUT/openclaw"
  [[ $output == "ran "* ]]
}

@test "it works through links, relative ones too, from any folder" {
  launch
  mkdir -p "$BATS_TEST_TMPDIR/a/b"
  ln -s "../../my check out/openclaw" "$BATS_TEST_TMPDIR/a/b/oc"
  ln -s "a/b/oc" "$BATS_TEST_TMPDIR/link"
  cd /
  run "$BATS_TEST_TMPDIR/link" x
  [[ $output == "ran "*"<x>" ]]
  cd "$CHECKOUT"
  run ./openclaw y
  [[ $output == "ran "*"<y>" ]]
  run bash openclaw z
  [[ $output == "ran "*"<z>" ]]
  run env PATH="$CHECKOUT:$PATH" openclaw w
  [[ $output == "ran "*"<w>" ]]
  [ "$(builds)" -eq 1 ]
}

@test "arguments arrive as they were given" {
  launch
  launch "a b" '' $'new\nline' '*' '$(touch owned)' --flag=ä
  [[ $output == *"<a b> <> <new"$'\n'"line> <*> <\$(touch owned)> <--flag=ä>" ]]
}

@test "the exit code is the command's" {
  fake_java 'exit 78'
  launch gateway
  [ "$status" -eq 78 ]
}

@test "a missing JDK is one error with the next step" {
  rm "$BATS_TEST_TMPDIR/jdk/bin/javac"
  stub java
  launch
  [ "$status" -eq 69 ]
  [[ $output == "ERROR: no JDK 25 found"*"scripts/host-setup.sh"* ]]
}

@test "a missing Maven matters only when something is to build" {
  launch
  rm "$STUBS/mvn"
  only_with bash env readlink find flock cat
  launch x
  [ "$status" -eq 0 ]
}

@test "OPENCLAW_JAVA_OPTS reaches the JVM, and a daemon is given more than a command" {
  OPENCLAW_JAVA_OPTS="-Da=b -Xmx1g" launch gateway
  [[ $output == *"<-Da=b> <-Xmx1g> <-jar>"* && $output != *TieredStopAtLevel* ]]
  launch sandbox list
  [[ $output == *TieredStopAtLevel* ]]
}

@test "an archive is used when there is one, each kind its own" {
  launch
  local copy
  copy=$(ran_from)
  [[ $output != *AOTCache* ]]
  touch "$copy/gateway.aot"
  launch sandbox list
  [[ $output != *AOTCache* ]]
  launch gateway
  [[ $output == *"<-XX:AOTCache=$copy/gateway.aot>"* ]]
}

@test "without HOME and cache the copies lie beside the build" {
  run env -u HOME -u XDG_CACHE_HOME "$CHECKOUT/openclaw" x
  [ "$status" -eq 0 ]
  [[ $(ran_from) == */controller/target/builds/* ]]
}
