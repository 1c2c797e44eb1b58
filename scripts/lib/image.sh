# shellcheck shell=bash
# Builds a sandbox image, or finds that nothing changed. Needs say.sh, progress.sh, apt.sh, engine.sh.

IMAGE_DIGEST_LABEL=org.openclaw.build.digest # of the Dockerfile and the base image: what the image was made from

# image_options ARGUMENT...: the options every image script has. Sets IMAGE_NAME, IMAGE_BASE and IMAGE_FORCE (yes or no), whose
# defaults the script set before; its function usage prints the help.
image_options() {
  while (($#)); do
    case $1 in
      --image | --base)
        (($# > 1)) || say_fail 2 "$1 needs a name" "try --help"
        image_require_name "$1" "$2"
        if [[ $1 == --image ]]; then IMAGE_NAME=$2; else IMAGE_BASE=$2; fi
        shift
        ;;
      --force) IMAGE_FORCE=yes ;;
      --no-install) apt_forbid ;;
      -h | --help) usage && exit ;;
      *) say_fail 2 "unknown option $(say_quoted "$1")" "try --help" ;;
    esac
    shift
  done
}

# image_build DOCKERFILE [FOLDER]: makes IMAGE_NAME from IMAGE_BASE, and from what is in the folder where the Dockerfile copies from one.
image_build() {
  local dockerfile=$1 folder=${2:-} image=$IMAGE_NAME base=$IMAGE_BASE digest
  local -a options=(--build-arg "BASE=$base")
  digest=$(image_digest "$dockerfile" "$base" "$folder") \
    || say_fail 69 "the engine does not know the base image $(say_quoted "$base")" "see what it has: docker images"
  if [[ $IMAGE_FORCE == yes ]]; then
    options+=(--no-cache)
  elif [[ $(image_label "$image") == "$digest" ]]; then
    say_done "image $image is up to date"
    return
  fi
  progress_run "building $image" image_docker_build "$dockerfile" "$folder" --tag "$image" --label "$IMAGE_DIGEST_LABEL=$digest" "${options[@]}" \
    || say_fail 1 "the image $image could not be built" "read the output above; the build needs the Debian archive from inside containers"
}

# image_docker_build DOCKERFILE FOLDER OPTION...: without a folder the Dockerfile goes by stdin, for then nothing need be sent.
image_docker_build() {
  local dockerfile=$1 folder=$2
  shift 2
  # The classic builder exists everywhere; BuildKit only where its plug-in is installed.
  docker buildx version >/dev/null 2>&1 || export DOCKER_BUILDKIT=0
  if [[ -n $folder ]]; then
    docker build "$@" --file "$dockerfile" "$folder"
  else
    docker build "$@" - <"$dockerfile"
  fi
}

# What the image would be made from now. The id of the base counts, not its name: a newer base means a new image.
image_digest() {
  local dockerfile=$1 base=$2 folder=$3 id
  id=$(timeout "$ENGINE_ASK_SECONDS" docker image inspect --format '{{.Id}}' "$base") || return
  {
    printf '%s\n' "$id"
    cat -- "$dockerfile"
    [[ -z $folder ]] || image_folder_digests "$folder"
  } | sha256sum | cut -d' ' -f1
}

# Names and contents; neither times nor owners, which differ from checkout to checkout.
image_folder_digests() { (cd -- "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum --); }

image_label() {
  timeout "$ENGINE_ASK_SECONDS" docker image inspect --format "{{index .Config.Labels \"$IMAGE_DIGEST_LABEL\"}}" "$1" 2>/dev/null || true
}

# image_require_name OPTION VALUE: a value that the engine would take as an image name, else usage error.
image_require_name() {
  local option=$1 value=$2
  [[ ${#value} -le 255 && $value =~ ^[a-z0-9]([a-z0-9._/-]|:[0-9]+/)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?$ ]] \
    || say_fail 2 "$option: $(say_quoted "$value") is not an image name" "write it like openclaw-sandbox:bookworm-slim"
}
