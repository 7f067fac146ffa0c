#!/usr/bin/env bash
# Runs a program in a container and starts it again after a crash, but not where another start cannot help: after its end (0, or 3 with failed folds), a mistake of the user (2) or a signal.
# Pauses grow from none to a minute, and start from none after a minute of work. The exit code is that of the program. SIGTERM and SIGINT go to the program as SIGTERM.
#   service.sh PROGRAM [ARGUMENT…]
stopping=
trap 'stopping=yes; kill -TERM "$program" 2>/dev/null' TERM INT
pause=0
while :; do
  started=$SECONDS
  "$@" &
  program=$!
  # A signal that came before there was a program to pass it to.
  [[ -z $stopping ]] || kill -TERM "$program" 2>/dev/null
  while kill -0 "$program" 2>/dev/null; do wait "$program"; done
  wait "$program"
  code=$?
  [[ -z $stopping && ! $code =~ ^(0|2|3|130)$ ]] || exit "$code"
  (( SECONDS - started < 60 )) || pause=0
  echo "Exit code $code: $1 is started again after $pause s." >&2
  if (( pause > 0 )); then
    sleep "$pause" &
    wait $!
    [[ -z $stopping ]] || exit "$code"
  fi
  (( pause = pause < 30 ? 2 * pause + 1 : 60 ))
done
