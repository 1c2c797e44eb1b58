# shellcheck shell=bash
# Finds a JDK 25. No process is started here: the launcher runs this before every command.

JDK_FEATURE=25 # the language level of the sources; the build selects the same
JDK_SYSTEM_DIRECTORY=${JDK_SYSTEM_DIRECTORY:-/usr/lib/jvm}

# jdk_find: sets JDK_HOME to the first JDK of the right version, and fails when there is none.
jdk_find() {
  local candidate
  local -a candidates=("${JAVA25_HOME:-}" "${JAVA_HOME:-}" "$JDK_SYSTEM_DIRECTORY"/* "${HOME:-}"/.jdks/* /opt/java/*)
  for candidate in "${candidates[@]}"; do
    if jdk_is_right "$candidate"; then
      # shellcheck disable=SC2034 # the result
      JDK_HOME=$candidate
      return 0
    fi
  done
  jdk_find_on_path
}

# Is this folder a whole JDK (compiler included) of the version we need? Its release file tells without starting it.
jdk_is_right() {
  local home=$1 line
  [[ -n $home && -x $home/bin/java && -x $home/bin/javac && -r $home/release ]] || return 1
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line == "JAVA_VERSION=\"$JDK_FEATURE"[\".]* ]] && return 0
  done <"$home/release"
  return 1
}

# The last resort, and the only one that costs a process: where does the java of PATH live?
jdk_find_on_path() {
  local java home
  java=$(command -v java) && java=$(readlink -f -- "$java") || return 1
  home=${java%/bin/java}
  jdk_is_right "$home" || return 1
  # shellcheck disable=SC2034 # the result
  JDK_HOME=$home
}
