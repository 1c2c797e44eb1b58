# shellcheck shell=bash
# The file .env that Compose reads: what it says, and how to change lines of it without touching the others. Needs say.sh.

DOTENV_MAX_BYTES=262144

# dotenv_read FILE: sets DOTENV[name] for every line name=value. Compose's own quoting is understood as far as our values need it.
dotenv_read() {
  local file=$1 line name value
  declare -gA DOTENV=()
  [[ -e $file ]] || return 0
  [[ -f $file && -r $file ]] || say_fail 77 "$file cannot be read by $(id -un)" "run: sudo chown $(id -u):$(id -g) $(say_quoted "$file")"
  (($(wc -c <"$file") <= DOTENV_MAX_BYTES)) || say_fail 2 "$file is larger than $((DOTENV_MAX_BYTES / 1024)) KiB" "is it the right file?"
  while IFS= read -r line || [[ -n $line ]]; do
    line=${line%$'\r'}
    [[ $line =~ ^[[:space:]]*(export[[:space:]]+)?([A-Za-z_][A-Za-z0-9_]*)[[:space:]]*=[[:space:]]*(.*)$ ]] || continue
    name=${BASH_REMATCH[2]} value=${BASH_REMATCH[3]}
    case $value in
      \'*) value=${value:1} && value=${value%%\'*} ;;
      \"*) value=${value:1} && value=${value%%\"*} ;;
      *) value=${value%%[[:space:]]#*} && value=${value%"${value##*[![:space:]]}"} ;;
    esac
    # shellcheck disable=SC2034 # the result
    DOTENV[$name]=$value
  done <"$file"
}

# dotenv_write FILE: makes the file say what the array WANTED says; a name whose value is empty is taken out. Everything else stays, byte for byte. The file is
# replaced by a rename, and nobody else may read it. Nothing is written when nothing changes.
dotenv_write() {
  local file=$1 line name work
  local -A done_names=()
  [[ ! -L $file ]] || file=$(readlink -f -- "$file")
  work=$(mktemp -- "$file.XXXXXX") # mktemp makes it 0600
  {
    if [[ -f $file ]]; then
      while IFS= read -r line || [[ -n $line ]]; do
        if [[ $line =~ ^[[:space:]]*(export[[:space:]]+)?([A-Za-z_][A-Za-z0-9_]*)[[:space:]]*= && -v WANTED[${BASH_REMATCH[2]}] ]]; then
          name=${BASH_REMATCH[2]}
          [[ ! -v done_names[$name] ]] || continue
          done_names[$name]=1
          [[ -n ${WANTED[$name]} ]] || continue
          printf '%s=%s\n' "$name" "$(dotenv_quoted "${WANTED[$name]}")"
        else
          printf '%s\n' "$line"
        fi
      done <"$file"
    else
      printf '# Settings of docker compose in this folder, kept up by ./docker-setup.sh. Lines of your own are left alone.\n'
    fi
    for name in "${WANTED_ORDER[@]}"; do
      [[ -v done_names[$name] || -z ${WANTED[$name]} ]] || printf '%s=%s\n' "$name" "$(dotenv_quoted "${WANTED[$name]}")"
    done
  } >"$work"
  if [[ -f $file ]] && cmp -s -- "$work" "$file"; then
    rm -f -- "$work"
    chmod 0600 -- "$file"
    return 1
  fi
  mv -T -- "$work" "$file"
}

# Our values hold no quotes, dollars, backslashes and control characters: they were refused before.
dotenv_quoted() {
  if [[ $1 =~ ^[A-Za-z0-9_./:,@%+=~-]*$ ]]; then printf '%s' "$1"; else printf "'%s'" "$1"; fi
}
