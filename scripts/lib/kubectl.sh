# shellcheck shell=bash
# An old kubectl beside whatever one is installed, for the tests: the package would conflict with a newer one, so it is only unpacked. Needs say.sh, progress.sh and apt.sh.

KUBECTL_OLD_DIRECTORY=${KUBECTL_OLD_DIRECTORY:-/var/cache/openclaw-test/kubectl-1.20}
KUBECTL_OLD=$KUBECTL_OLD_DIRECTORY/usr/bin/kubectl

# kubectl_ensure: the one of Debian 12 unpacked, and a current one on PATH.
kubectl_ensure() {
  local work
  if [[ ! -x $KUBECTL_OLD ]]; then
    apt_may_install || say_fail 69 "kubectl 1.20 is missing" "run this as root on Debian, or unpack its package kubernetes-client into $KUBECTL_OLD_DIRECTORY"
    work=$(mktemp -d "${TMPDIR:-/tmp}/openclaw-kubectl.XXXXXX")
    progress_run "fetching kubectl 1.20" kubectl_fetch bookworm kubernetes-client "$work" "$KUBECTL_OLD_DIRECTORY" \
      || { rm -rf -- "$work"; say_fail 69 "could not bring kubectl 1.20" "check that the Debian archive is reachable (OPENCLAW_DEBIAN_MIRROR names another one)"; }
    rm -rf -- "$work"
  fi
  command -v kubectl >/dev/null && return
  apt_may_install || say_fail 69 "kubectl is missing" "install one, then run this again"
  work=$(mktemp -d "${TMPDIR:-/tmp}/openclaw-kubectl.XXXXXX")
  progress_run "fetching a current kubectl" kubectl_fetch trixie kubectl "$work" "$work/root" \
    || { rm -rf -- "$work"; say_fail 69 "could not bring kubectl" "check that the Debian archive is reachable (OPENCLAW_DEBIAN_MIRROR names another one)"; }
  install -m 0755 -- "$work/root/usr/bin/kubectl" /usr/local/bin/kubectl
  rm -rf -- "$work"
}

# kubectl_fetch RELEASE PACKAGE WORK TARGET: unpacks a package of a release, asking its archive alone.
kubectl_fetch() {
  local release=$1 package=$2 work=$3 target=$4
  mkdir -p -- "$work/lists/partial" "$work/archives/partial" "$work/packages" "$target"
  printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$(apt_debian_mirror)" "$release" >"$work/sources.list"
  local -a options=(-o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$work/lists"
    -o "Dir::Cache::archives=$work/archives" -o APT::Sandbox::User=root)
  apt-get "${options[@]}" update || return
  (cd -- "$work/packages" && apt-get "${options[@]}" download "$package/$release") || return
  dpkg-deb -x "$work"/packages/"$package"_*.deb "$target"
}
