# Runs one command that comes on standard input: a secret word, and later the number of lines of the command, and the command. What follows on standard input
# is the command's own. Marks on the output streams, which only who knows the word can write, say that the command was taken and what it ended with; so
# nobody has to wait for the engine to notice. The process that becomes the command is made before the command comes, since that takes as long as all the
# rest. Only built-ins: it must work in any image, and when no process can be made any more.
IFS= read -r __openclaw_word || exit 125
(
IFS= read -r __openclaw_lines || exit 125
__openclaw_text=
while [ "$__openclaw_lines" -gt 0 ]; do
  IFS= read -r __openclaw_line || exit 125
  __openclaw_text="$__openclaw_text$__openclaw_line
"
  __openclaw_lines=$((__openclaw_lines - 1))
done
printf '\036%s+%s\n' "$__openclaw_word" "$$" >&2
eval "unset __openclaw_word __openclaw_lines __openclaw_text __openclaw_line
$__openclaw_text" )
__openclaw_lines=$?
printf '\036%s=%s\n' "$__openclaw_word" "$__openclaw_lines"
printf '\036%s=%s\n' "$__openclaw_word" "$__openclaw_lines" >&2
exit "$__openclaw_lines"
