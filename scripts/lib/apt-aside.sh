# shellcheck shell=bash
# Packages of a newer Debian release, fetched and verified by apt with a state of its own: the system's sources and packages stay as they are, and root is
# not needed. Needs say.sh, apt.sh.

ASIDE_RELEASE=trixie # the first Debian release with openjdk-25 and Compose v2
ASIDE_KEYRING=${ASIDE_KEYRING:-/usr/share/keyrings/debian-archive-keyring.gpg}

# aside_require WHAT: ends the script when this machine cannot verify Debian's packages.
aside_require() {
  [[ -r $ASIDE_KEYRING ]] || say_fail 69 "$1 is missing, and Debian's keyring $ASIDE_KEYRING is missing too" \
    "install the package debian-archive-keyring, then run this again"
}

# aside_prepare WORK: an apt state in WORK that knows ASIDE_RELEASE and the system's own release; packages go to WORK/packages.
aside_prepare() {
  local work=$1 mirror codename
  mirror=$(apt_debian_mirror)
  # shellcheck disable=SC1090 # the file is the system's own
  codename=$(. "$APT_OS_RELEASE" && printf '%s' "${VERSION_CODENAME:-bookworm}")
  ASIDE_CODENAME=$codename
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/packages"
  {
    # The system's own release is there for tools that must run on the system's own libraries.
    printf 'deb [signed-by=%s] %s %s main\n' "$ASIDE_KEYRING" "$mirror" "$codename"
    [[ $codename == "$ASIDE_RELEASE" ]] || printf 'deb [signed-by=%s] %s %s main\n' "$ASIDE_KEYRING" "$mirror" "$ASIDE_RELEASE"
    printf 'deb [signed-by=%s] %s-security %s-security main\n' "$ASIDE_KEYRING" "$mirror" "$ASIDE_RELEASE"
  } >"$work/sources.list"
  aside_apt "$work" update
}

# aside_download WORK PACKAGE...: the newest version each that the release or its security archive has, into WORK/packages.
aside_download() {
  local work=$1 offers package version
  local -a wanted=()
  shift
  offers=$(aside_cache "$work" madison "$@") || return
  for package in "$@"; do # the newest comes first
    version=$(awk -F'|' -v package="$package" -v release=" $ASIDE_RELEASE(-security)?/" \
      '{ gsub(/ /, "", $1); gsub(/ /, "", $2) } $1 == package && $3 ~ release { print $2; exit }' <<<"$offers")
    [[ -n $version ]] || { printf 'Debian %s has no %s\n' "$ASIDE_RELEASE" "$package" >&2; return 1; }
    wanted+=("$package=$version")
  done
  (cd -- "$work/packages" && aside_apt "$work" download "${wanted[@]}")
}

# aside_download_own WORK PACKAGE...: from the system's own release.
aside_download_own() {
  local work=$1
  shift
  (cd -- "$work/packages" && aside_apt "$work" download "${@/%//$ASIDE_CODENAME}")
}

aside_apt() {
  local work=$1
  shift
  apt-get "-oDir::Etc::SourceList=$work/sources.list" -oDir::Etc::SourceParts=/dev/null "-oDir::State::Lists=$work/lists" \
    "-oDir::Cache=$work/cache" -oAcquire::Languages=none -oAPT::Sandbox::User=root "$@"
}

aside_cache() {
  local work=$1
  shift
  apt-cache "-oDir::Etc::SourceList=$work/sources.list" -oDir::Etc::SourceParts=/dev/null "-oDir::State::Lists=$work/lists" \
    "-oDir::Cache=$work/cache" "$@"
}
