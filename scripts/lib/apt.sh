# shellcheck shell=bash
# Debian packages. Needs say.sh and progress.sh.

APT_OS_RELEASE=${APT_OS_RELEASE:-/etc/os-release}
APT_LOCK_SECONDS=300            # another package manager may be at work
APT_MAY_INSTALL=${APT_MAY_INSTALL:-yes}

# Is this Debian, Ubuntu, or a child of theirs?
apt_is_debian() {
  command -v apt-get >/dev/null || return 1
  [[ -r $APT_OS_RELEASE ]] || return 1
  local ids
  # shellcheck disable=SC1090 # the file is the system's own
  ids=$(. "$APT_OS_RELEASE" && printf ' %s %s ' "${ID:-}" "${ID_LIKE:-}")
  [[ $ids == *' debian '* || $ids == *' ubuntu '* ]]
}

# After --no-install nothing is installed.
apt_forbid() { APT_MAY_INSTALL=no; }

# May packages be installed: allowed by the user, as root, on a system with apt?
apt_may_install() { [[ $APT_MAY_INSTALL == yes && $(id -u) == 0 ]] && apt_is_debian; }

# apt_install PACKAGE...: only what these packages need, nothing recommended.
apt_install() {
  progress_run "installing $*" apt_install_quietly "$@"
}

# apt_need COMMAND PACKAGE: makes sure the command is there, or ends with the line that would bring it.
apt_need() {
  local command=$1 package=$2
  ! command -v "$command" >/dev/null || return 0
  if apt_may_install; then
    apt_install "$package" || say_fail 1 "could not install the package $package" \
      "read the output above; 'apt-get install $package' shows it again"
  else
    say_fail 69 "the command '$command' is missing" "install it (Debian, Ubuntu: sudo apt-get install $package), then run this again"
  fi
}

apt_install_quietly() {
  # Known package lists usually do; when they are missing or stale, fetch them and try once more.
  apt_get install -y --no-install-recommends "$@" || { apt_get update && apt_get install -y --no-install-recommends "$@"; }
}

apt_get() { DEBIAN_FRONTEND=noninteractive apt-get -o "DPkg::Lock::Timeout=$APT_LOCK_SECONDS" "$@"; }

# Address of the Debian archive this machine already uses, else the public one.
apt_debian_mirror() {
  local uri='' origin component
  if [[ -n ${OPENCLAW_DEBIAN_MIRROR:-} ]]; then
    printf '%s\n' "${OPENCLAW_DEBIAN_MIRROR%/}"
    return
  fi
  # shellcheck disable=SC2016 # $(REPO_URI) and so on are for apt
  while IFS='|' read -r uri origin component; do
    [[ $origin == Debian && $component == main && ${uri%/} == */debian ]] && break
    uri=''
  done < <(apt-get indextargets --format '$(REPO_URI)|$(ORIGIN)|$(COMPONENT)' 'Created-By: Packages' 2>/dev/null || true)
  uri=${uri:-http://deb.debian.org/debian}
  printf '%s\n' "${uri%/}"
}
