# shellcheck shell=bash
# How the JVM is started. Launcher and archive must agree: an archive is good only for the options it was made with.

# java_options KIND: KIND is gateway or command. Sets JAVA_OPTIONS.
java_options() {
  JAVA_OPTIONS=(-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED)
  if [[ $1 == gateway ]]; then
    # What the optimising compiler took from the C library and gave back is returned to the system, which the library alone does not do.
    JAVA_OPTIONS+=(-Xms16m -Xmx512m -XX:+ExitOnOutOfMemoryError -XX:TrimNativeHeapInterval=10000)
  else
    # A command is over before the optimising compiler would pay, and nobody attaches to it.
    JAVA_OPTIONS+=(-XX:TieredStopAtLevel=1 -XX:-UsePerfData)
  fi
}

# java_use_archive BUILD KIND: adds the archive when there is one. One that does not fit (another JDK) is passed over by the JVM, in silence.
java_use_archive() {
  local archive=$1/$2.aot
  [[ ! -r $archive ]] || JAVA_OPTIONS+=("-XX:AOTCache=$archive" '-Xlog:aot*=off' '-Xlog:cds*=off')
}
