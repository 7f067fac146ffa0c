# Programs that die while they join, and programs that stand still for a minute. Sourced by chaos.sh.

# Whether a program was started and has not ended.
lives() { [[ -n ${pid[$1]:-} ]] && alive "$1"; }

case_joining_kills() {
  fault="kill −9 trainers and the coordinator 12 times while they join"
  local round
  wanted="each fold once; same digest"
  local arguments=(noop --set 'space.model.variant={int=[0,19]}')
  quiet "${arguments[@]}" >/dev/null
  for ((round = 1; round <= 12; round++)); do
    lives coordinator || coordinator "${arguments[@]}"
    lives t1 || trainer_unseen t1
    lives t2 || trainer_unseen t2
    # A program joins one to three seconds after its start.
    sleep "$((RANDOM % 4)).$((RANDOM % 10))"
    case $((round % 4)) in
      0) end KILL t1 t2 coordinator ;;
      1) end KILL coordinator ;;
      2) end KILL t1 ;;
      3) end KILL coordinator t2 ;;
    esac
  done
  lives coordinator || coordinator "${arguments[@]}"
  lives t1 || trainer_unseen t1
  lives t2 || trainer_unseen t2
  finished 400 0 80 "${arguments[@]}"
}

case_stopped_coordinator() {
  fault="SIGSTOP the coordinator for 1 min, SIGCONT"
  local back
  wanted="no node lost; both trainers work again ≤ 60 s; same digest"
  coordinator noop
  trainer t1
  trainer t2
  within 60 counted_at_least 4
  kill -STOP "${pid[coordinator]}"
  sleep 60
  kill -CONT "${pid[coordinator]}"
  back=$(now)
  within 90 both_granted_since "$back" || true
  check "both work again after $(($(now) - back)) ms" test $(($(now) - back)) -le 60000
  finished 240 0 40 noop
  check "$(count NodeLost) nodes lost, $(count Stale) stale" test "$(count NodeLost)/$(count Stale)" = 0/0
}

case_full_trainer_disk() {
  fault="a trainer's disk full for 1 min"
  wanted="its results are sent without it; same digest"
  mkdir -p "$work/t1"
  mount -t tmpfs -o size=1m tmpfs "$work/t1"
  coordinator noop
  trainer t1
  trainer t2
  within 60 counted_at_least 4
  dd if=/dev/zero of="$work/t1/filler" bs=4k 2>/dev/null || true
  sleep 60
  rm "$work/t1/filler"
  finished 240 0 40 noop
  check "$(count NodeLost) nodes lost" test "$(count NodeLost)" = 0
  end KILL t1
  umount "$work/t1"
}
