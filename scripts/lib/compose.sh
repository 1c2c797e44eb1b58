# shellcheck shell=bash
# Docker Compose, version 2: find it, and on Debian or Ubuntu bring it. Needs say.sh, progress.sh, apt.sh, apt-aside.sh.
#
# Debian 13 packages it, as a program that needs no other; Debian 12 has only version 1. So there that program is taken out of the package of Debian 13 and
# put where the docker command looks for its plug-ins.

COMPOSE_OLDEST=20                                            # 2.20: services that may be left out
COMPOSE_SYSTEM_DIRECTORY=${COMPOSE_SYSTEM_DIRECTORY:-/usr/local/lib/docker/cli-plugins}
COMPOSE_INSTALL_PAGE=https://docs.docker.com/compose/install/linux/

# compose_version: prints the version, such as 2.26.1; fails when there is no version 2.
compose_version() {
  local version
  version=$(timeout "$ENGINE_ASK_SECONDS" docker compose version --short 2>/dev/null) || return 1
  version=${version#v}
  [[ $version =~ ^([0-9]+)\.([0-9]+) ]] || return 1
  ((BASH_REMATCH[1] > 2 || (BASH_REMATCH[1] == 2 && BASH_REMATCH[2] >= COMPOSE_OLDEST))) || return 1
  printf '%s\n' "$version"
}

# compose_ensure: at the end "docker compose" works.
compose_ensure() {
  local version
  if ! version=$(compose_version); then
    compose_install
    version=$(compose_version) || say_fail 69 "Docker Compose was installed, and 'docker compose' still does not work" \
      "see what it says: docker compose version" "install it as $COMPOSE_INSTALL_PAGE says"
  fi
  say_note "Docker Compose $version"
}

compose_install() {
  if [[ $APT_MAY_INSTALL != yes ]] || ! apt_is_debian; then
    say_fail 69 "Docker Compose v2 (2.$COMPOSE_OLDEST or newer) is missing" "install it as $COMPOSE_INSTALL_PAGE says, then run this again"
  fi
  say_note "no Docker Compose v2 here: installing Debian's"
  if apt_may_install && compose_is_packaged; then
    apt_install "$COMPOSE_PACKAGE" && return
  fi
  compose_install_plugin
}

# Does this system's own package archive have version 2? Sets COMPOSE_PACKAGE.
compose_is_packaged() {
  for COMPOSE_PACKAGE in docker-compose-plugin docker-compose-v2 docker-compose; do
    [[ $(apt-cache madison "$COMPOSE_PACKAGE" 2>/dev/null) =~ \|\ *([0-9]+:)?2\.([0-9]+) ]] \
      && ((BASH_REMATCH[2] >= COMPOSE_OLDEST)) && return
  done
  return 1
}

compose_install_plugin() {
  local target=$COMPOSE_SYSTEM_DIRECTORY work
  [[ $(id -u) == 0 ]] || target=${DOCKER_CONFIG:-$HOME/.docker}/cli-plugins
  aside_require "Docker Compose v2"
  mkdir -p -- "$target"
  work=$(mktemp -d "${TMPDIR:-/tmp}/openclaw-compose.XXXXXX")
  if progress_run "fetching Docker Compose from Debian $ASIDE_RELEASE" compose_fetch "$work" "$target"; then
    rm -rf -- "$work"
  else
    rm -rf -- "$work"
    say_fail 69 "could not bring Docker Compose" "check that the Debian archive is reachable (OPENCLAW_DEBIAN_MIRROR names another one)" \
      "or install it as $COMPOSE_INSTALL_PAGE says"
  fi
}

compose_fetch() {
  local work=$1 target=$2 program
  aside_prepare "$work" && aside_download "$work" docker-compose || return
  dpkg-deb -x "$work"/packages/docker-compose_*.deb "$work/root" || return
  program=$(find "$work/root" -type f -name docker-compose -perm -100 -size +1M -print -quit)
  [[ -n $program ]] || return
  install -m 0755 -- "$program" "$target/.docker-compose.$$" && mv -T -- "$target/.docker-compose.$$" "$target/docker-compose"
}
