# shellcheck shell=bash
# The image of the controller itself. Needs say.sh, progress.sh, engine.sh, base-image.sh, image.sh.

GATEWAY_BASE=debian:trixie-slim
GATEWAY_LOCAL_IMAGE=openclaw:local
# What the image is made from, beside its base and the packages of the user's choice.
GATEWAY_SOURCES=(Dockerfile .dockerignore pom.xml '*/pom.xml' '*/src/main' deploy/gateway deploy/certificates scripts/lib/java-options.sh scripts/lib/gateway.sh scripts/lib/archive-train.sh scripts/lib/QuickJars.java scripts/lib/SlimJars.java)

# gateway_image_ensure ROOT IMAGE PACKAGES OFFLINE: at the end the engine has the image; our own is built when something it is made from has changed.
gateway_image_ensure() {
  local root=$1 image=$2 packages=$3 offline=$4 digest
  if [[ $image != "$GATEWAY_LOCAL_IMAGE" ]]; then
    gateway_image_foreign "$image" "$offline"
    return
  fi
  if [[ $offline == yes ]]; then
    base_image_present "$image" || say_fail 69 "the image $image is not here, and --offline forbids building it" \
      "bring it from another machine: docker save $image | ssh THIS-MACHINE docker load"
    say_note "image $image is used as it is (--offline)"
    return
  fi
  base_image_ensure "$GATEWAY_BASE"
  gateway_image_certificates "$root/deploy/certificates/host.crt"
  digest=$(gateway_image_digest "$root" "$packages")
  if [[ $(image_label "$image") == "$digest" ]]; then
    say_done "image $image is up to date"
    return
  fi
  progress_run "building $image (the first time takes minutes)" gateway_image_build "$root" --tag "$image" --label "$IMAGE_DIGEST_LABEL=$digest" \
    --build-arg "BASE=$GATEWAY_BASE" --build-arg "OPENCLAW_DOCKER_APT_PACKAGES=$packages" \
    || say_fail 1 "the image $image could not be built" "read the output above; the build needs the Debian archive and Maven Central from inside containers"
}

# gateway_image_certificates FILE: what this machine trusts is trusted while the image is built, for networks that look into TLS. Made only when it differs.
gateway_image_certificates() {
  local file=$1 bundle
  for bundle in "${SSL_CERT_FILE:-}" /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/ca-bundle.pem; do
    [[ -n $bundle && -f $bundle && -r $bundle ]] || continue
    cmp -s -- "$bundle" "$file" || cp -- "$bundle" "$file"
    return
  done
}

# An image somebody else built: here already, else pulled.
gateway_image_foreign() {
  local image=$1 offline=$2
  if base_image_present "$image"; then
    say_note "image $image is here"
  elif [[ $offline == yes ]] || ! progress_run "pulling $image" timeout "$BASE_PULL_SECONDS" docker pull --quiet "$image"; then
    say_fail 69 "the image $image is neither here nor can it be pulled" "load it (docker load), or take OPENCLAW_IMAGE out of .env and it is built here"
  fi
}

gateway_image_build() {
  local root=$1
  shift
  # The classic builder exists everywhere; BuildKit only where its plug-in is installed.
  if docker buildx version >/dev/null 2>&1; then
    docker build "$@" --file "$root/Dockerfile" "$root"
  else
    DOCKER_BUILDKIT=0 docker build "$@" --file "$root/Dockerfile" "$root"
  fi
}

# What the image would be made from now: content, not times.
gateway_image_digest() {
  local root=$1 packages=$2 id
  id=$(timeout "$ENGINE_ASK_SECONDS" docker image inspect --format '{{.Id}}' "$GATEWAY_BASE") || return
  {
    printf '%s\n%s\n' "$id" "$packages"
    # shellcheck disable=SC2048,SC2086 # patterns
    (cd -- "$root" && find ${GATEWAY_SOURCES[*]} -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum --)
  } | sha256sum | cut -d' ' -f1
}
