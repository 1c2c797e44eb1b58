# shellcheck shell=bash
# What the containers are to be: the shell's variables beat those of .env, which beat the defaults. All of it is checked before anything is written.
# Needs say.sh, image.sh, dotenv.sh.

DEPLOYMENT_LONGEST=4096
# What is kept in .env, in this order.
WANTED_ORDER=(OPENCLAW_CONFIG_DIR OPENCLAW_WORKSPACE_DIR OPENCLAW_GATEWAY_PORT OPENCLAW_BRIDGE_PORT OPENCLAW_PUBLISH_ADDRESS OPENCLAW_GATEWAY_BIND
  OPENCLAW_GATEWAY_TOKEN OPENCLAW_GATEWAY_HOSTNAMES OPENCLAW_IMAGE OPENCLAW_EXTRA_MOUNTS OPENCLAW_HOME_VOLUME OPENCLAW_DOCKER_APT_PACKAGES OPENCLAW_UID
  OPENCLAW_GID OPENCLAW_DOCKER_GID OPENCLAW_DOCKER_SOCKET OPENCLAW_ENGINE OPENCLAW_ENGINE_MOUNT COMPOSE_FILE COMPOSE_PROFILES)

# deployment_read ENV-FILE: sets WANTED[name] of all of them, or ends with exit code 2.
deployment_read() {
  local name
  declare -gA WANTED=()
  dotenv_read "$1"
  for name in "${WANTED_ORDER[@]}"; do
    if [[ -v $name ]]; then WANTED[$name]=${!name}; else WANTED[$name]=${DOTENV[$name]:-}; fi
    ((${#WANTED[$name]} <= DEPLOYMENT_LONGEST)) || say_fail 2 "$name is longer than $DEPLOYMENT_LONGEST characters" "shorten it"
    deployment_check_plain "$name" "${WANTED[$name]}"
  done
  deployment_read_directories
  deployment_read_network
  deployment_read_who
  deployment_check_mounts "${WANTED[OPENCLAW_EXTRA_MOUNTS]}"
  deployment_check_rest
}

# Compose files, shells and YAML give these a meaning; none of our values needs one.
deployment_check_plain() {
  [[ $2 != *[[:cntrl:]]* && $2 != *[\'\"\`\$\\]* ]] \
    || say_fail 2 "$1: $(say_quoted "$2") has control characters, quotes, dollars or backslashes" "choose a value without them"
}

deployment_read_directories() {
  local home=${HOME:-}
  [[ -n $home || -n ${WANTED[OPENCLAW_CONFIG_DIR]} ]] || say_fail 2 "neither OPENCLAW_CONFIG_DIR nor HOME is set" "set one of them"
  deployment_directory OPENCLAW_CONFIG_DIR "$home/.openclaw"
  deployment_directory OPENCLAW_WORKSPACE_DIR "${WANTED[OPENCLAW_CONFIG_DIR]}/workspace"
  deployment_directory OPENCLAW_DOCKER_SOCKET ""
}

# A ~ that the shell did not expand, as in .env.
deployment_expand() {
  # shellcheck disable=SC2088 # that is the point
  case $1 in
    '~' | '~/'*) printf '%s' "${HOME:-}${1:1}" ;;
    *) printf '%s' "$1" ;;
  esac
}

# deployment_directory NAME DEFAULT: the setting as an absolute path that mounts can carry.
deployment_directory() {
  local name=$1 path=${WANTED[$1]:-$2}
  [[ -n $path ]] || return 0
  path=$(deployment_expand "$path")
  [[ $path != *[[:space:]]* ]] || say_fail 2 "$name: $(say_quoted "$path") has blanks" "choose a path without them"
  [[ $path != *[:,]* ]] || say_fail 2 "$name: $(say_quoted "$path") has a colon or a comma, which mounts cannot carry" "choose a path without them"
  [[ $path == /* ]] || path=$PWD/$path
  path=$(realpath -ms -- "$path")
  case $path in
    / | /bin | /boot | /dev | /etc | /home | /lib* | /media | /mnt | /opt | /proc | /root | /run | /sbin | /srv | /sys | /tmp | /usr | /var | /proc/* | /sys/* | /dev/* | "${HOME:-/}")
      say_fail 2 "$name: $path is a directory of the system or of everything you have" "choose one of its own, such as ${HOME:-/srv}/.openclaw"
      ;;
  esac
  WANTED[$name]=$path
}

deployment_read_network() {
  local address=${WANTED[OPENCLAW_PUBLISH_ADDRESS]} octet='(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'
  deployment_port OPENCLAW_GATEWAY_PORT 18789
  deployment_port OPENCLAW_BRIDGE_PORT 18790
  [[ ${WANTED[OPENCLAW_GATEWAY_PORT]} != "${WANTED[OPENCLAW_BRIDGE_PORT]}" ]] \
    || say_fail 2 "OPENCLAW_GATEWAY_PORT and OPENCLAW_BRIDGE_PORT are both ${WANTED[OPENCLAW_GATEWAY_PORT]}" "choose two ports, one for HTTP and one for HTTPS"
  [[ -z $address || $address =~ ^$octet\.$octet\.$octet\.$octet$ || $address =~ ^\[[0-9a-fA-F:.]{2,45}\]$ ]] \
    || say_fail 2 "OPENCLAW_PUBLISH_ADDRESS: $(say_quoted "$address") is not an address of this machine" "write it like 127.0.0.1, 0.0.0.0 or [::1]"
  [[ ${WANTED[OPENCLAW_GATEWAY_BIND]:=lan} =~ ^(lan|loopback|custom|auto)$ ]] \
    || say_fail 2 "OPENCLAW_GATEWAY_BIND: $(say_quoted "${WANTED[OPENCLAW_GATEWAY_BIND]}") is not known" "choose lan, loopback or custom"
}

deployment_port() {
  local name=$1 port=${WANTED[$1]:-$2}
  [[ $port =~ ^[1-9][0-9]{0,4}$ && $port -le 65535 ]] || say_fail 2 "$name: $(say_quoted "$port") is not a port" "choose a number from 1 to 65535"
  WANTED[$name]=$port
}

# Who the daemon in the container is: whoever set it up, so that the files stay theirs; uid 1000 when root did.
deployment_read_who() {
  local name uid gid
  uid=$(id -u)
  if ((uid == 0)); then uid=1000; fi
  gid=$uid
  ((uid == 1000)) || gid=$(id -g)
  : "${WANTED[OPENCLAW_UID]:=$uid}" "${WANTED[OPENCLAW_GID]:=$gid}"
  for name in OPENCLAW_UID OPENCLAW_GID OPENCLAW_DOCKER_GID; do
    [[ -z ${WANTED[$name]} || ${WANTED[$name]} =~ ^(0|[1-9][0-9]{0,8})$ ]] \
      || say_fail 2 "$name: $(say_quoted "${WANTED[$name]}") is not the number of a user or group" "see: id"
  done
}

deployment_check_rest() {
  local package token=${WANTED[OPENCLAW_GATEWAY_TOKEN]} volume=${WANTED[OPENCLAW_HOME_VOLUME]}
  [[ $token != *[[:space:]]* ]] || say_fail 2 "OPENCLAW_GATEWAY_TOKEN has blanks" "choose a token without them, or leave it out and one is made"
  [[ -z $token ]] || ((${#token} >= 16)) || say_warn "OPENCLAW_GATEWAY_TOKEN has only ${#token} characters and may be guessed; leave it out and one is made"
  if [[ -n $volume ]]; then
    [[ $volume != */* && $volume != '~'* ]] || say_fail 2 "OPENCLAW_HOME_VOLUME: $(say_quoted "$volume") is a path; this is the name of a volume" "mount folders with OPENCLAW_EXTRA_MOUNTS"
    [[ ${#volume} -le 255 && $volume =~ ^[A-Za-z0-9][A-Za-z0-9_.-]*$ ]] \
      || say_fail 2 "OPENCLAW_HOME_VOLUME: $(say_quoted "$volume") is not the name of a volume" "write it like openclaw_home"
  fi
  for package in ${WANTED[OPENCLAW_DOCKER_APT_PACKAGES]}; do
    [[ $package =~ ^[a-z0-9][a-z0-9+.-]+(=[A-Za-z0-9.+:~-]+)?$ ]] \
      || say_fail 2 "OPENCLAW_DOCKER_APT_PACKAGES: $(say_quoted "$package") is not the name of a package" "write names with blanks between them: git curl jq"
  done
  image_require_name OPENCLAW_IMAGE "${WANTED[OPENCLAW_IMAGE]:=openclaw:local}"
  [[ ${WANTED[OPENCLAW_GATEWAY_HOSTNAMES]} =~ ^[A-Za-z0-9.,-]*$ ]] \
    || say_fail 2 "OPENCLAW_GATEWAY_HOSTNAMES: $(say_quoted "${WANTED[OPENCLAW_GATEWAY_HOSTNAMES]}") are not names of hosts" "write them with commas between them"
}

# deployment_check_mounts LIST: source:target[:options], with commas between them. Sets MOUNTS, one each.
deployment_check_mounts() {
  local mount source target options
  local -A targets=([/home/node/.openclaw]=1 [/home/node/.openclaw/workspace]=1 [/var/run/docker.sock]=1 [/home/node]=1 [/]=1 [/tmp]=1)
  local -a parts
  MOUNTS=()
  IFS=, read -r -a parts <<<"$1"
  for mount in ${parts[@]+"${parts[@]}"}; do
    [[ -n $mount ]] || continue
    [[ $mount != *[[:space:]]* ]] || deployment_refuse_mount "$mount" "has blanks"
    IFS=: read -r source target options <<<"$mount"
    source=$(deployment_expand "$source")
    [[ $source == /?* ]] || deployment_refuse_mount "$mount" "does not start with an absolute path of this machine"
    [[ $target == /?* ]] || deployment_refuse_mount "$mount" "has no absolute path in the container after the colon"
    [[ $options =~ ^(|ro|rw|z|Z|cached|delegated|consistent|private|rprivate|slave|rslave|shared|rshared)$ ]] \
      || deployment_refuse_mount "$mount" "has the unknown option $(say_quoted "$options")"
    [[ /$source/$target/ != */../* && /$source/$target/ != */./* ]] || deployment_refuse_mount "$mount" "has . or .. in a path"
    target=${target%/}
    [[ ! -v targets[$target] ]] || deployment_refuse_mount "$mount" "is mounted where something else is"
    [[ $target != /opt/openclaw* && $target != /proc* && $target != /sys* && $target != /dev* ]] \
      || deployment_refuse_mount "$mount" "would hide what the container itself needs"
    targets[$target]=1
    MOUNTS+=("$source:$target${options:+:$options}")
  done
}

deployment_refuse_mount() {
  say_fail 2 "OPENCLAW_EXTRA_MOUNTS: $(say_quoted "$1") $2" "write source:target or source:target:ro, with commas between mounts"
}
