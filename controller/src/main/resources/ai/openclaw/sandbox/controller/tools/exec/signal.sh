# signal.sh MARK SESSION SIGNAL [PID:START…]: sends a signal to all processes of one run and prints those it found, one PID:START each. Signal 0 only looks.
# The shell that waits for the run, which is the first of its session, gets KILL only: it has to tell what the run ended with.
# Of the run are: processes with its mark in their environment, those of its session (1: none known), those named, and all children of these.
# Only built-ins: it must work in any image, and when no process can be made any more.
mark=$1 session=$2 signal=$3
shift 3
named=" $* "
all=
for directory in /proc/[0-9]*; do
  pid=${directory#/proc/}
  [ "$pid" = 1 ] && continue
  [ "$pid" = $$ ] && continue
  { IFS= read -r stat < "$directory/stat"; } 2>/dev/null || continue
  set -- ${stat##*) }
  case $1 in Z | X) continue ;; esac
  all="$all $pid:$2:$4:${20}"
done
found=" "
for entry in $all; do
  pid=${entry%%:*} rest=${entry#*:*:}
  start=${rest#*:}
  if [ "$session" -gt 1 ] && [ "${rest%%:*}" = "$session" ]; then
    found="$found$pid "
    continue
  fi
  case $named in *" $pid:$start "*)
    found="$found$pid "
    continue
    ;;
  esac
  {
    while IFS= read -r line || [ -n "$line" ]; do
      case $line in *"OPENCLAW_EXEC_ID=$mark"*)
        found="$found$pid "
        break
        ;;
      esac
      line=
    done < "/proc/$pid/environ"
  } 2>/dev/null
done
before=
while [ "$before" != "$found" ]; do
  before=$found
  for entry in $all; do
    pid=${entry%%:*} rest=${entry#*:}
    case $found in *" $pid "*) continue ;; esac
    case $found in *" ${rest%%:*} "*) found="$found$pid " ;; esac
  done
done
# KILL comes in two steps, or what forks faster than it is counted would get away.
[ "$signal" != KILL ] || [ "$found" = " " ] || kill -s STOP $found 2>/dev/null
targets=$found
if [ "$signal" != KILL ]; then
  case $found in *" $session "*) targets="${found%%" $session "*} ${found#*" $session "}" ;; esac
fi
[ -z "${targets#"${targets%%[0-9]*}"}" ] || kill -s "$signal" $targets 2>/dev/null
for entry in $all; do
  pid=${entry%%:*}
  case $found in *" $pid "*) printf '%s:%s\n' "$pid" "${entry##*:}" ;; esac
done
