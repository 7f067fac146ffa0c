# Programs that die, hang or disappear. Sourced by chaos.sh.

case_trainer_kills() {
  fault="kill −9 a random trainer every 2–10 s, over 1,000 folds"
  local kills=0 name worst
  wanted="every fold once; same digest; requeued within lease + 5 s"
  quiet real --set training.max-epochs="$epochs" >/dev/null
  coordinator real --set training.max-epochs="$epochs"
  for name in t1 t2 t3; do trainer $name; done
  while alive coordinator && ((SECONDS < limit)); do
    sleep $((2 + RANDOM % 9))
    alive coordinator || break
    name=t$((1 + RANDOM % 3))
    echo "${node[$name]} $(now)" >>"$work/kills"
    end KILL $name
    kills=$((kills + 1))
    trainer $name || alive coordinator && true
  done
  finished 60 0 1000 real --set training.max-epochs="$epochs"
  worst=$(late_requeue)
  check "$kills kills" test "$kills" -ge 5
  check "requeued after at most $worst ms" test "$worst" -le $((lease * 1000 + 5000))
}

# The longest time from a node's kill to the end of one of its attempts.
late_requeue() {
  sql "select node, ended_at from attempts where state <> 1 and ended_at is not null" | awk -F'|' -v kills="$work/kills" '
    BEGIN { while ((getline line < kills) > 0) { split(line, part, " "); at[part[1]] = part[2] } }
    ($1 in at) && $2 >= at[$1] && $2 - at[$1] > worst { worst = $2 - at[$1] }
    END { print worst + 0 }'
}

case_coordinator_kills() {
  fault="kill −9 the coordinator at $coordinator_kills random moments"
  local kills=0 begun took worst=0 lost again
  wanted="no acknowledged result lost; granting again ≤ 10 s; same digest"
  # Long enough for all kills: each delays the search by about four seconds.
  local arguments=(real --set training.max-epochs=$((epochs * 9 / 4)))
  quiet "${arguments[@]}" >/dev/null
  coordinator "${arguments[@]}"
  trainer t1
  trainer t2
  while ((kills < coordinator_kills && SECONDS < limit)) && alive coordinator; do
    sleep "$((RANDOM % 4)).$((RANDOM % 10))"
    alive coordinator || break
    end KILL coordinator
    kills=$((kills + 1))
    begun=$(now)
    coordinator "${arguments[@]}"
    within 60 granted_or_over "$begun" || true
    alive coordinator || break
    took=$(($(sql "select coalesce(min(granted_at), 0) from attempts where granted_at >= $begun") - begun))
    ((took < 0)) && took=60000
    ((took > worst)) && worst=$took
  done
  finished $((limit - SECONDS + 60)) 0 1000 "${arguments[@]}"
  # A fold that is logged as scored is committed and can be acknowledged: it must be there at the end, counted once.
  again=$(events FoldScored | jq -r '"\(.Configuration)/\(.Fold)"' | sort | uniq -d | wc -l)
  lost=$(comm -23 <(events FoldScored | jq -r '"\(.Configuration)|\(.Fold)"' | sort -u) \
    <(sql 'select position, fold from folds join configurations on id = configuration' | sort -u) | wc -l)
  check "$kills kills" test "$kills" -ge "$coordinator_kills"
  check "$lost results lost, $again counted again" test "$lost/$again" = 0/0
  check "granting again after at most $worst ms" test "$worst" -le 10000
}
granted_or_over() { granted_since "$1" || ! alive coordinator; }
granted_since() { (($(sql "select count(*) from attempts where granted_at >= $1" || echo 0) > 0)); }

case_large_plan() {
  fault="kill −9 the coordinator, 400,000 folds in the plan, 5 times"
  local round begun took worst=0
  wanted="granting again ≤ 10 s"
  local arguments=(noop --set 'space.model.variant={int=[0,99999]}' --set model.milliseconds=0)
  coordinator "${arguments[@]}"
  trainer t1
  trainer t2
  for round in 1 2 3 4 5; do
    sleep 5
    end KILL coordinator
    begun=$(now)
    coordinator "${arguments[@]}"
    within 60 granted_since "$begun" || true
    took=$(($(sql "select coalesce(min(granted_at), 0) from attempts where granted_at >= $begun") - begun))
    ((took < 0)) && took=60000
    ((took > worst)) && worst=$took
  done
  check "granting again after at most $worst ms, with $(counted) folds counted" test "$worst" -le 10000
}

case_coordinator_away() {
  fault="the coordinator away for 2 min"
  local back again before
  wanted="finished results in within 15 s; none trained again; same digest"
  local arguments=(noop --set model.milliseconds=1000 --set 'space.model.variant={int=[0,4]}')
  coordinator "${arguments[@]}"
  trainer t1
  trainer t2
  within 60 counted_at_least 2
  sleep 5
  before=$(counted)
  end KILL coordinator
  sleep 120
  back=$(now)
  coordinator "${arguments[@]}"
  # Each trainer had a fold in hand: after two minutes both results are waiting.
  within 60 counted_at_least $((before + 2)) || true
  check "results in $(($(now) - back)) ms after the start" test $(($(now) - back)) -le 15000
  finished 400 0 20 "${arguments[@]}"
  again=$(sql 'select count(*) from (select 1 from attempts where fold is not null group by configuration, fold having count(*) > 1)')
  check "$again trained again" test "$again" = 0
}

case_stopped_trainer() {
  fault="SIGSTOP a trainer for 3 leases, SIGCONT"
  wanted="each result once; the late one logged as stale; same digest"
  local arguments=(noop --set model.milliseconds=100)
  coordinator "${arguments[@]}"
  trainer t1
  trainer t2
  within 60 counted_at_least 4
  kill -STOP "${pid[t1]}"
  sleep $((3 * lease))
  kill -CONT "${pid[t1]}"
  finished 240 0 40 "${arguments[@]}"
  check "$(count Stale) stale, $(count NodeLost) lost" test "$(count Stale)" -ge 1 -a "$(count NodeLost)" = 1
}

case_deadly_fold() {
  fault="a fold that takes its process down: whoever trains fold 3/0 is killed"
  local name deaths=0 victim
  wanted="quarantined after 3 attempts; all others finish; exit 3"
  coordinator noop --set model.milliseconds=200
  for name in t1 t2; do trainer $name; done
  while alive coordinator && ((SECONDS < limit && deaths < 6)); do
    victim=$(sql "select node from attempts join configurations on configurations.id = configuration
      where position = 3 and fold = 0 and state = 0 and slot is not null or position = 3 and fold = 0 and state = 0 and granted_at < $(now) - 3000")
    for name in t1 t2; do
      if [[ -n $victim && ${node[$name]} = "$victim" ]]; then
        end KILL $name
        deaths=$((deaths + 1))
        trainer $name || true
      fi
    done
    sleep 0.2
  done
  finished 60 3 40 noop
  check "$deaths attempts died" test "$deaths" = 3
  check "$(grep -c quarantined "$out/folds.csv") quarantined" test "$(grep -c quarantined "$out/folds.csv")" = 1
}

case_same_port() {
  fault="restart a node on the same port, 30 times"
  local round begun took worst=0 before name
  wanted="rejoined ≤ 30 s, always one cluster"
  coordinator noop --set 'space.model.variant={int=[0,9999]}'
  trainer t1 --port $((port + 1))
  trainer t2 --port $((port + 2))
  for ((round = 1; round <= 30; round++)); do
    local signal=KILL
    ((round % 2)) && signal=TERM
    before=$(joins)
    if ((round % 3 == 0)); then
      end KILL coordinator
      begun=$(now)
      coordinator noop --set 'space.model.variant={int=[0,9999]}'
      within 60 joined_since $((before + 1)) || true # Both trainers come back.
    else
      name=t$((round % 3))
      end $signal $name
      begun=$(now)
      trainer $name --port $((port + round % 3)) || true
    fi
    took=$(($(now) - begun))
    ((took > worst)) && worst=$took
  done
  check "rejoined after at most $worst ms" test "$worst" -le 30000
  settled "$(now)" t1 t2
  check "one cluster after $took ms" test "$took" -le 60000
  before=$(counted)
  check "goes on" within 30 counted_at_least $((before + 2))
}
