# shellcheck shell=bash
# Brings a JDK 25 where none is. Needs say.sh, progress.sh, apt.sh, apt-aside.sh, jdk.sh.
#
# Debian 13 and later package it. Debian 12 does not, and its C library is too old for the package of Debian 13. So there the
# packages of Debian 13 are fetched through apt (signatures checked as always, the system's own sources untouched) and unpacked into
# a private folder together with the C library they were built for; the programs are told to use that one. Nothing else on the
# machine sees it. The folder lies in ~/.jdks, where Maven's tool-chain discovery, Gradle and IDEs look.

JDK_PACKAGES=("openjdk-$JDK_FEATURE-jdk-headless" "openjdk-$JDK_FEATURE-jre-headless")
JDK_LIBRARY_PACKAGES=(libc6 libgcc-s1 libstdc++6 zlib1g liblcms2-2 libjpeg62-turbo)

# jdk_ensure: at the end JDK_HOME is a JDK 25.
jdk_ensure() {
  if ! jdk_find; then
    jdk_install
    jdk_find || say_fail 1 "a JDK $JDK_FEATURE was installed, and still none is found" "set JAVA_HOME to its folder and run this again"
  fi
  say_note "JDK $JDK_FEATURE at $JDK_HOME"
}

jdk_install() {
  if [[ $APT_MAY_INSTALL != yes ]] || ! apt_is_debian; then
    say_fail 69 "no JDK $JDK_FEATURE found (looked at JAVA_HOME, $JDK_SYSTEM_DIRECTORY, ~/.jdks and PATH)" \
      "install one (https://adoptium.net/temurin/releases/?version=$JDK_FEATURE) and set JAVA_HOME to it"
  fi
  say_note "no JDK $JDK_FEATURE here: installing Debian's"
  if apt_may_install && jdk_is_packaged; then
    apt_install "${JDK_PACKAGES[0]}" && return
  fi
  jdk_install_privately
}

# Does this system's own package archive have it?
jdk_is_packaged() {
  [[ -n $(apt-cache madison "${JDK_PACKAGES[0]}" 2>/dev/null) ]] && return
  apt_get update >/dev/null 2>&1 || true
  [[ -n $(apt-cache madison "${JDK_PACKAGES[0]}" 2>/dev/null) ]]
}

jdk_install_privately() {
  local home=$HOME/.jdks/openjdk-$JDK_FEATURE-debian work
  aside_require "a JDK $JDK_FEATURE"
  mkdir -p -- "$HOME/.jdks"
  work=$(mktemp -d "$HOME/.jdks/.installing.XXXXXX") # beside the target: the last step is one rename
  if progress_run "fetching JDK $JDK_FEATURE from Debian $ASIDE_RELEASE" jdk_fetch "$work" \
    && progress_run "unpacking it" jdk_unpack "$work" "$home"; then
    [[ ! -e $home ]] || mv -T -- "$home" "$work/replaced"
    mv -T -- "$work/jdk" "$home"
    rm -rf -- "$work"
  else
    rm -rf -- "$work"
    say_fail 69 "could not bring a JDK $JDK_FEATURE" "check that the Debian archive is reachable (OPENCLAW_DEBIAN_MIRROR names another one)" \
      "or install a JDK $JDK_FEATURE yourself and set JAVA_HOME to it"
  fi
  "$home/bin/javac" -version >/dev/null 2>&1 || say_fail 1 "the JDK in $home does not run here" \
    "remove that folder, install another JDK $JDK_FEATURE and set JAVA_HOME to it"
}

# jdk_fetch WORK: the packages, verified by apt, into WORK/packages.
jdk_fetch() {
  local work=$1
  aside_prepare "$work" && aside_download "$work" "${JDK_PACKAGES[@]}" "${JDK_LIBRARY_PACKAGES[@]}" && aside_download_own "$work" patchelf
}

# jdk_unpack WORK HOME: a whole JDK in WORK/jdk that will run once it lies at HOME.
jdk_unpack() {
  local work=$1 home=$2 root=$1/root package link
  for package in "$work"/packages/*.deb; do
    if [[ ${package##*/} == patchelf_* ]]; then dpkg-deb -x "$package" "$work/tools"; else dpkg-deb -x "$package" "$root"; fi || return
  done
  mv -T -- "$root"/usr/lib/jvm/java-"$JDK_FEATURE"-openjdk-* "$work/jdk" || return
  # Configuration files are links into /etc, where nothing of ours may go: put the files themselves there instead.
  while IFS= read -r -d '' link; do
    cp -R --remove-destination -- "$root$(readlink -- "$link")" "$link" || return
  done < <(find "$work/jdk" -type l -lname '/etc/java-*' -print0)
  mkdir -- "$work/jdk/lib/debian" || return
  find "$root"/usr/lib/*-linux-gnu* -maxdepth 1 -name '*.so*' -exec cp -P -t "$work/jdk/lib/debian" {} + || return
  jdk_point_at_libraries "$work" "$home"
}

# Only programs are changed: their library path (DT_RPATH, which is inherited) serves every library they load.
jdk_point_at_libraries() {
  local work=$1 home=$2 patchelf=$1/tools/usr/bin/patchelf program loader
  loader=$("$patchelf" --print-interpreter "$work/jdk/bin/java") || return
  for program in "$work"/jdk/bin/* "$work/jdk/lib/jspawnhelper" "$work/jdk/lib/jexec"; do
    [[ -f $program && ! -L $program && $(head -c 4 -- "$program" | tail -c 3) == ELF ]] || continue
    # shellcheck disable=SC2016 # $ORIGIN is for the dynamic loader
    "$patchelf" --set-interpreter "$home/lib/debian/${loader##*/}" --force-rpath \
      --set-rpath '$ORIGIN:$ORIGIN/../lib:$ORIGIN/../lib/debian:$ORIGIN/debian' "$program" || return
  done
}
