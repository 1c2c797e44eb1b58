# shellcheck shell=bash
# The archives from which the JVM starts in less than half the time: classes loaded and linked ahead (JEP 483, 514).
# Needs say.sh, progress.sh, jdk.sh (found), build.sh (ensured).

# archive_ensure: archives for the present build. Without them everything works, only slower: a failure is no error.
archive_ensure() {
  [[ ! -r $BUILD_HOME/gateway.aot || ! -r $BUILD_HOME/command.aot ]] || return 0
  progress_try "preparing quick starts" "$SETUP_LIB/archive-train.sh" "$JDK_HOME" "$BUILD_HOME" || say_note "starts will take longer"
}
