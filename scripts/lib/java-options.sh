# shellcheck shell=bash
# How the JVM is started. Launcher and archive must agree: an archive is good only for the options it was made with.

# java_options KIND [BUILD]: KIND is gateway or command; BUILD is where the program is. Sets JAVA_OPTIONS.
java_options() {
  local libraries=${2:+$2/lib}
  # A method is compiled once it has run four times as often as it would have to otherwise: what a start does, it does once, and compilers take their time from it.
  JAVA_OPTIONS=(-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -XX:CompileThresholdScaling=4)
  if [[ $1 == gateway ]]; then
    # What the optimising compiler took from the C library and gave back is returned to the system, which the library alone does not do.
    JAVA_OPTIONS+=(-Xms16m -Xmx512m -XX:+ExitOnOutOfMemoryError -XX:TrimNativeHeapInterval=10000)
    # Netty: nobody records its events, and to be ready for that takes 0.1 s of a start; as long takes the way to memory that it goes where it may not use Unsafe.
    JAVA_OPTIONS+=(-Dio.netty.jfr.enabled=false -Dio.netty.noUnsafe=false --sun-misc-unsafe-memory-access=allow)
    # The registry's library, where it lies unpacked: else each start unpacks it anew and compares every byte.
    [[ ! -r $libraries/libsqlitejdbc.so ]] || JAVA_OPTIONS+=("-Dorg.sqlite.lib.path=$libraries")
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
