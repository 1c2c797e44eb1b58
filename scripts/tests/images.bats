#!/usr/bin/env bats
# The image scripts: options, base image, and doing nothing when nothing changed.

setup() {
  load harness
  harness_begin
  cd "$ROOT"
  export ENGINE_IMAGES=$BATS_TEST_TMPDIR/images
  mkdir "$ENGINE_IMAGES"
  # An engine that remembers images (a file each: its digest label) and builds in no time.
  stub docker '
image=${!#}; file=$ENGINE_IMAGES/${image//\//_}
case "$1 $2" in
  "version "*) echo 20.10.24 ;;
  "buildx version") exit 1 ;;
  "image inspect") [ -e "$file" ] || exit 1; case "$4" in *Labels*) cat "$file" ;; *) echo "sha256:${image}" ;; esac ;;
  "pull "*) [ -z "$NO_REGISTRY" ] && touch "$file" ;;
  "build "*)
    while [ $# -gt 1 ]; do case $1 in --tag) tag=$2 ;; --label) label=${2#*=} ;; esac; shift; done
    [ -z "$BUILD_FAILS" ] && if [ "$1" = - ]; then cat >/dev/null; fi && echo "$label" >"$ENGINE_IMAGES/$tag" ;;
esac'
}

@test "the first run pulls the base and builds, the second does nothing, quickly" {
  run scripts/sandbox-setup.sh
  [ "$status" -eq 0 ]
  called '^docker pull --quiet debian:bookworm-slim'
  called '^docker build .*--tag openclaw-sandbox:bookworm-slim'
  : >"$CALLS"
  run scripts/sandbox-setup.sh
  [ "$status" -eq 0 ]
  [[ $output == *"image openclaw-sandbox:bookworm-slim is up to date"* ]]
  not_called '^docker (build|pull) '
}

@test "another base image, or --force, builds anew" {
  scripts/sandbox-setup.sh
  touch "$ENGINE_IMAGES/other:1"
  : >"$CALLS"
  run scripts/sandbox-setup.sh --base other:1
  called '^docker build .*BASE=other:1'
  : >"$CALLS"
  run scripts/sandbox-setup.sh --base other:1 --force
  called '^docker build .*--no-cache'
}

@test "the image with tool chains brings the plain one first" {
  run scripts/sandbox-common-setup.sh
  [ "$status" -eq 0 ]
  [ "$(grep -oE -- '--tag [^ ]+' "$CALLS" | tr '\n' ' ')" = "--tag openclaw-sandbox:bookworm-slim --tag openclaw-sandbox-common:bookworm-slim " ]
}

@test "the browser image is built from its folder, and a changed file in that builds anew" {
  local copy=$BATS_TEST_TMPDIR/copy
  mkdir "$copy"
  cp -r scripts deploy "$copy"
  cd "$copy"
  run scripts/sandbox-browser-setup.sh
  [ "$status" -eq 0 ]
  called '^docker build .*--tag openclaw-sandbox-browser:bookworm-slim .*--file .*/Dockerfile.sandbox-browser .*/sandbox-browser$'
  : >"$CALLS"
  touch deploy/sandbox-browser/relay.py # its time, not its content
  run scripts/sandbox-browser-setup.sh
  [ "$status" -eq 0 ]
  not_called '^docker build '
  echo '# changed' >>deploy/sandbox-browser/relay.py
  run scripts/sandbox-browser-setup.sh
  [ "$status" -eq 0 ]
  called '^docker build '
}

@test "the browser image takes another name and another base" {
  touch "$ENGINE_IMAGES/mine:1"
  run scripts/sandbox-browser-setup.sh --image my-browser:2 --base mine:1
  [ "$status" -eq 0 ]
  called '^docker build .*--tag my-browser:2 .*BASE=mine:1'
  not_called '^docker pull '
}

@test "without a registry, and without root, the base image cannot be made: said with the next step" {
  stub id 'echo 1000'
  NO_REGISTRY=1 run scripts/sandbox-setup.sh
  [ "$status" -eq 77 ]
  [[ $output == *"no registry gave it"*"needs root"*"docker load"* ]]
}

@test "without a registry the base image is made from the Debian archive and imported" {
  stub id 'echo 0'
  stub debootstrap 'mkdir -p "$3"/{etc/apt/apt.conf.d,etc/dpkg/dpkg.cfg.d,usr/share/doc/x,usr/share/man/man1,var/log}; touch "$3/usr/share/doc/x/"{copyright,changelog} "$3/usr/share/man/man1/ls.1"'
  stub tar 'find "$2" -type f -printf "%P\n" >"$BATS_TEST_TMPDIR/packed"'
  NO_REGISTRY=1 BASE_WORK_DIRECTORY=$BATS_TEST_TMPDIR OPENCLAW_DEBIAN_MIRROR=http://mirror.test/debian/ run bash -c '
    set -euo pipefail; . scripts/lib/setup.sh; base_image_ensure debian:bookworm-slim'
  [ "$status" -eq 0 ]
  called '^debootstrap --variant=minbase bookworm .* http://mirror.test/debian$'
  called '^docker import .*debian:bookworm-slim'
  grep -q '^usr/share/doc/x/copyright' "$BATS_TEST_TMPDIR/packed"
  [ "$(grep -cE 'changelog|ls\.1' "$BATS_TEST_TMPDIR/packed")" -eq 0 ]
  [ -z "$(ls -d "$BATS_TEST_TMPDIR"/openclaw-base.* 2>/dev/null)" ]
}

@test "a base that cannot be made here is named, with what to do" {
  NO_REGISTRY=1 run scripts/sandbox-setup.sh --base example.com/mine:1
  [ "$status" -eq 69 ]
  [[ $output == *"example.com/mine:1"*"--base"* ]]
}

@test "a failing build says so, and the next run tries again" {
  BUILD_FAILS=1 run scripts/sandbox-setup.sh
  [ "$status" -eq 1 ]
  [[ $output == *"could not be built"* ]]
  run scripts/sandbox-setup.sh
  [ "$status" -eq 0 ]
}

@test "wrong options change nothing and exit 2" {
  local script
  for script in scripts/sandbox-setup.sh scripts/sandbox-common-setup.sh scripts/sandbox-browser-setup.sh; do
    for arguments in --bogus --image "--image --base" "--image A" "--base a;b" "--image -x" extra; do
      # shellcheck disable=SC2086 # several words on purpose
      run "$script" $arguments
      [ "$status" -eq 2 ]
      [[ $output == "ERROR: "*"->"* ]]
    done
  done
  [ ! -s "$CALLS" ]
}

@test "a hostile image name is refused and shown harmless" {
  run scripts/sandbox-setup.sh --image $'a\e]0;owned\a$(touch x)'
  [ "$status" -eq 2 ]
  [[ $output != *$'\e'* ]]
}

@test "help is printed on stdout and exits 0" {
  run bash -c 'scripts/sandbox-setup.sh --help 2>/dev/null && scripts/sandbox-common-setup.sh -h 2>/dev/null && scripts/sandbox-browser-setup.sh --help'
  [ "$status" -eq 0 ]
  [ "$(grep -c '^Usage:' <<<"$output")" -eq 3 ]
}
