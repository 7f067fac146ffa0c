# Busy cores, uneven work, a full disk. Sourced by chaos.sh.

case_busy_cores() {
  fault="all cores at 100% by another program for 2 min"
  local core
  wanted="0 nodes lost; same digest"
  coordinator real --set training.max-epochs="$epochs"
  trainer t1
  trainer t2
  for ((core = 0; core < $(nproc); core++)); do start "busy$core" sh -c 'while :; do :; done'; done
  sleep 120
  check "the search went on all the while" alive coordinator
  for ((core = 0; core < $(nproc); core++)); do end KILL "busy$core"; done
  check "$(count NodeLost) nodes lost" test "$(count NodeLost)" = 0
  finished 600 0 1000 real --set training.max-epochs="$epochs"
}

case_uneven() {
  fault="1,000 folds of 2 ms to 1 s on 4 slots"
  local figures
  wanted="makespan ≤ 1.10 × max(total ÷ slots, longest)"
  coordinator uneven
  start t1 dotnet "$trainer_dll" --coordinator "$host:$port" --slots 2
  start t2 dotnet "$trainer_dll" --coordinator "$host:$port" --slots 2
  finished 900 0 1000 uneven
  # Slots sleep instead of computing, so the time of a fold does not depend on the number of cores.
  figures=$(sql "select (select max(ended_at) - min(granted_at) from attempts where fold is not null and state = 1) * 1.0
    / max((select sum(milliseconds) / 4.0 from folds), (select max(milliseconds) from folds))")
  check "$(printf '%.3f' "$figures") ×" awk "BEGIN { exit !($figures <= 1.10) }"
}

case_full_disk() {
  fault="the coordinator's disk full for 1 min"
  local stalled after
  wanted="no acknowledgement without commit; goes on by itself; same digest"
  out=$work/disk/out
  mkdir -p "$work/disk"
  mount -t tmpfs -o size=16m tmpfs "$work/disk"
  coordinator noop
  trainer t1
  trainer t2
  within 60 counted_at_least 4
  dd if=/dev/zero of="$work/disk/filler" bs=64k 2>/dev/null || true
  sleep 10
  stalled=$(counted)
  sleep 50
  # An acknowledged trainer would have started other folds: more attempts than results to wait for.
  after=$(sql 'select count(*) from attempts where state = 0')
  check "$(($(counted) - stalled)) counted and $after attempts open while full" test "$(counted)" = "$stalled" -a "$after" -le 6
  rm "$work/disk/filler"
  finished 240 0 40 noop
}
