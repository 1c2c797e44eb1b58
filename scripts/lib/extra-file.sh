# shellcheck shell=bash
# docker-compose.extra.yml: the mounts and the home volume of the user's choice. Needs say.sh, deployment.sh (read).

EXTRA_FILE=docker-compose.extra.yml

# extra_is_wanted: are there mounts or a home volume?
extra_is_wanted() { ((${#MOUNTS[@]} > 0)) || [[ -n ${WANTED[OPENCLAW_HOME_VOLUME]} ]]; }

# extra_settle FOLDER: writes the file, or removes it when it is no longer wanted, and has WANTED[COMPOSE_FILE] say so.
extra_settle() {
  local file=$1/$EXTRA_FILE work part
  local -a parts kept=()
  IFS=: read -r -a parts <<<"${WANTED[COMPOSE_FILE]}"
  for part in ${parts[@]+"${parts[@]}"}; do
    [[ -z $part || $part == "$EXTRA_FILE" ]] || kept+=("$part")
  done
  if ! extra_is_wanted; then
    [[ ! -e $file ]] || { rm -f -- "$file" && say_note "$EXTRA_FILE is no longer wanted: removed"; }
    # The main file alone is what Compose takes anyway.
    if [[ ${kept[*]} == docker-compose.yml ]]; then WANTED[COMPOSE_FILE]=; else WANTED[COMPOSE_FILE]=$(IFS=:; printf '%s' "${kept[*]}"); fi
    return
  fi
  ((${#kept[@]} > 0)) || kept=(docker-compose.yml)
  WANTED[COMPOSE_FILE]=$(IFS=:; printf '%s' "${kept[*]}"):$EXTRA_FILE
  extra_make_sources
  work=$(mktemp -- "$file.XXXXXX")
  extra_text >"$work"
  chmod 0644 -- "$work"
  if cmp -s -- "$work" "$file"; then rm -f -- "$work"; else mv -T -- "$work" "$file" && say_done "$EXTRA_FILE written"; fi
}

# A source that is missing would be made by the engine, as root's. Made here it belongs to whoever runs this.
extra_make_sources() {
  local mount source
  for mount in ${MOUNTS[@]+"${MOUNTS[@]}"}; do
    source=${mount%%:*}
    [[ ! -e $source ]] || continue
    mkdir -p -- "$source" 2>/dev/null || say_fail 77 "OPENCLAW_EXTRA_MOUNTS: $source does not exist and cannot be made" "make it, or take the mount out"
    say_note "made the empty folder $source, which OPENCLAW_EXTRA_MOUNTS names"
  done
}

# Paths hold no blanks, quotes, dollars and control characters; in quotes they are text for YAML whatever else they hold.
extra_text() {
  local service mount volume=${WANTED[OPENCLAW_HOME_VOLUME]}
  printf '# Made by ./docker-setup.sh from OPENCLAW_EXTRA_MOUNTS and OPENCLAW_HOME_VOLUME. Do not edit: change those and run it again.\nservices:\n'
  for service in openclaw-gateway openclaw-cli; do
    printf '  %s:\n    volumes:\n' "$service"
    [[ -z $volume ]] || printf "      - '%s:/home/node'\n" "$volume"
    for mount in ${MOUNTS[@]+"${MOUNTS[@]}"}; do printf "      - '%s'\n" "$mount"; done
  done
  [[ -z $volume ]] || printf "  openclaw-permissions:\n    volumes:\n      - '%s:/home-volume'\nvolumes:\n  '%s':\n    name: '%s'\n" "$volume" "$volume" "$volume"
}
