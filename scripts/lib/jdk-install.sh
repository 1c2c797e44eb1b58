# shellcheck shell=bash
# Brings a JDK 25 where none is. Needs say.sh, progress.sh, apt.sh, jdk.sh.
#
# Debian 13 and later package it. Debian 12 does not, and its C library is too old for the package of Debian 13. So there the
# packages of Debian 13 are fetched through apt (signatures checked as always, the system's own sources untouched) and unpacked into
# a private folder together with the C library they were built for; the programs are told to use that one. Nothing else on the
# machine sees it. The folder lies in ~/.jdks, where Maven's tool-chain discovery, Gradle and IDEs look.

JDK_DEBIAN_RELEASE=trixie # the first Debian release with openjdk-25
JDK_DEBIAN_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
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
  [[ -r $JDK_DEBIAN_KEYRING ]] || say_fail 69 "no JDK $JDK_FEATURE, and Debian's keyring $JDK_DEBIAN_KEYRING is missing" \
    "install the package debian-archive-keyring, or a JDK $JDK_FEATURE with JAVA_HOME set to it"
  mkdir -p -- "$HOME/.jdks"
  work=$(mktemp -d "$HOME/.jdks/.installing.XXXXXX") # beside the target: the last step is one rename
  if progress_run "fetching JDK $JDK_FEATURE from Debian $JDK_DEBIAN_RELEASE" jdk_fetch "$work" \
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

# jdk_fetch WORK: the packages, verified by apt, into WORK/packages; uses an apt state of its own, so root is not needed.
jdk_fetch() {
  local work=$1 mirror codename
  mirror=$(apt_debian_mirror)
  # shellcheck disable=SC1090 # the file is the system's own
  codename=$(. "$APT_OS_RELEASE" && printf '%s' "${VERSION_CODENAME:-bookworm}")
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/packages"
  {
    # The system's own release is there for patchelf, which must run on the system's own libraries.
    printf 'deb [signed-by=%s] %s %s main\n' "$JDK_DEBIAN_KEYRING" "$mirror" "$codename"
    printf 'deb [signed-by=%s] %s %s main\n' "$JDK_DEBIAN_KEYRING" "$mirror" "$JDK_DEBIAN_RELEASE"
    printf 'deb [signed-by=%s] %s-security %s-security main\n' "$JDK_DEBIAN_KEYRING" "$mirror" "$JDK_DEBIAN_RELEASE"
  } >"$work/sources.list"
  jdk_apt "$work" update || return
  (cd -- "$work/packages" && jdk_download "$work" "$JDK_DEBIAN_RELEASE" "${JDK_PACKAGES[@]}" "${JDK_LIBRARY_PACKAGES[@]}" \
    && jdk_apt "$work" download "patchelf/$codename")
}

# jdk_download WORK RELEASE PACKAGE...: the newest version each that the release or its security archive has.
jdk_download() {
  local work=$1 release=$2 offers package version
  local -a wanted=()
  shift 2
  offers=$(jdk_apt_cache "$work" madison "$@") || return
  for package in "$@"; do # the newest comes first
    version=$(awk -F'|' -v package="$package" -v release=" $release(-security)?/" \
      '{ gsub(/ /, "", $1); gsub(/ /, "", $2) } $1 == package && $3 ~ release { print $2; exit }' <<<"$offers")
    [[ -n $version ]] || { printf 'Debian %s has no %s\n' "$release" "$package" >&2; return 1; }
    wanted+=("$package=$version")
  done
  jdk_apt "$work" download "${wanted[@]}"
}

jdk_apt() {
  local work=$1
  shift
  apt-get "-oDir::Etc::SourceList=$work/sources.list" -oDir::Etc::SourceParts=/dev/null "-oDir::State::Lists=$work/lists" \
    "-oDir::Cache=$work/cache" -oAcquire::Languages=none -oAPT::Sandbox::User=root "$@"
}

jdk_apt_cache() {
  local work=$1
  shift
  apt-cache "-oDir::Etc::SourceList=$work/sources.list" -oDir::Etc::SourceParts=/dev/null "-oDir::State::Lists=$work/lists" \
    "-oDir::Cache=$work/cache" "$@"
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
