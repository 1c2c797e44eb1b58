# shellcheck shell=bash
# The Debian base image: here already, else pulled, else made from the Debian archive. Needs say.sh, progress.sh, apt.sh, engine.sh.

BASE_PULL_SECONDS=180 # a slow line needs two minutes for 30 MB; without a registry the pull fails by itself much sooner
BASE_WORK_DIRECTORY=${BASE_WORK_DIRECTORY:-/var/tmp} # 400 MB for a moment; often /tmp is memory

# base_image_ensure NAME: at the end the engine has the image. Only debian:RELEASE-slim and debian:RELEASE can be made here.
base_image_ensure() {
  local image=$1 release
  if base_image_present "$image"; then
    say_note "base image $image is here"
    return
  fi
  say_note "base image $image is missing"
  if progress_try "pulling $image" timeout "$BASE_PULL_SECONDS" docker pull --quiet "$image"; then return; fi
  release=$(base_image_release "$image") || say_fail 69 "the base image $(say_quoted "$image") is neither here nor can it be pulled" \
    "pull or load it (docker pull, docker load), or choose another one with --base"
  say_note "no registry gave it: making $image from the Debian archive instead"
  base_image_bootstrap "$image" "$release"
}

base_image_present() { timeout "$ENGINE_ASK_SECONDS" docker image inspect --format '{{.Id}}' "$1" >/dev/null 2>&1; }

# The Debian release in an image name such as debian:bookworm-slim.
base_image_release() {
  [[ $1 =~ ^debian:([a-z]+)(-slim)?$ ]] || return 1
  printf '%s\n' "${BASH_REMATCH[1]}"
}

base_image_bootstrap() {
  local image=$1 release=$2 root
  [[ $(id -u) == 0 ]] || say_fail 77 "making $image from the Debian archive needs root" "run this as root, or load the image: docker load"
  apt_need debootstrap debootstrap
  root=$(mktemp -d "$BASE_WORK_DIRECTORY/openclaw-base.XXXXXX")
  # shellcheck disable=SC2064 # the folder of now, not of later
  trap "base_image_discard '$root'" EXIT
  progress_run "fetching Debian $release (half a minute on a fast line)" base_image_fetch "$root" "$release" \
    || say_fail 69 "Debian $release could not be fetched" "check the network; OPENCLAW_DEBIAN_MIRROR names another archive"
  base_image_slim "$root"
  progress_run "importing $image" base_image_import "$root" "$image" "$release" \
    || say_fail 1 "the engine did not take the image" "check the free space: docker system df; df -h"
  base_image_discard "$root"
  trap - EXIT
}

base_image_fetch() {
  local root=$1 release=$2 mirror
  mirror=$(apt_debian_mirror)
  debootstrap --variant=minbase "$release" "$root" "$mirror" || return
  {
    printf 'deb %s %s main\n' "$mirror" "$release"
    printf 'deb %s %s-updates main\n' "$mirror" "$release"
    printf 'deb %s-security %s-security main\n' "$mirror" "$release"
  } >"$root/etc/apt/sources.list"
}

# What the published slim image leaves out too, now and for packages installed on top.
base_image_slim() {
  local root=$1
  rm -rf -- "$root"/var/cache/apt/*.bin "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/var/log/* "$root"/tmp/*
  find "$root/usr/share/doc" -mindepth 2 -type f ! -name copyright -delete
  rm -rf -- "$root"/usr/share/{man,info,groff,lintian,locale}/*
  cat >"$root/etc/dpkg/dpkg.cfg.d/slim" <<'CONF'
path-exclude /usr/share/doc/*
path-include /usr/share/doc/*/copyright
path-exclude /usr/share/man/*
path-exclude /usr/share/info/*
path-exclude /usr/share/groff/*
path-exclude /usr/share/lintian/*
path-exclude /usr/share/locale/*
CONF
  cat >"$root/etc/apt/apt.conf.d/slim" <<'CONF'
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
Acquire::Languages "none";
APT::AutoRemove::SuggestsImportant "false";
DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb || true"; };
CONF
}

base_image_import() {
  local root=$1 image=$2 release=$3
  tar -C "$root" --numeric-owner --one-file-system -c . | docker import \
    --change 'CMD ["bash"]' --change "LABEL org.openclaw.base=debootstrap-$release" - "$image"
}

# debootstrap mounts /proc inside; were it still there after an interruption, it must not be walked into.
base_image_discard() {
  local root=$1 inner
  for inner in proc sys; do
    ! mountpoint -q "$root/$inner" || umount -- "$root/$inner" || true
  done
  rm -rf --one-file-system -- "$root"
}
