# A learning search on several numbers of programs. Sourced by chaos.sh.

case_learning() {
  fault="a learning search with a race and rungs on 1, 2 and 4 trainers with 1 and 2 slots: undisturbed, a trainer killed, the coordinator killed"
  local slots nodes disturbed left=0 all=() top_out=$out
  wanted="one digest"
  for slots in ${SLOTS:-1 2}; do
    for nodes in ${TRAINERS:-1 2 4}; do
      for disturbed in ${KILLED:-nothing trainer coordinator}; do
        out=$top_out-$slots-$nodes-$disturbed
        walk || left=$((left + 1))
        all+=("$(digest)")
        echo "$slots slots × $nodes trainers, $disturbed killed: $(digest | cut -c1-16)" >&2
        end_all
      done
    done
  done
  check "$left of ${#all[@]} not ended or not disturbed" test $left = 0
  check "digests $(printf '%s\n' "${all[@]}" | cut -c1-12 | sort | uniq -c | xargs)" test "$(printf '%s\n' "${all[@]}" "$(quiet learning)" | sort -u | wc -l)" = 1
}

# walk: one search; whether it ended, after what should disturb it came while it lasted.
walk() {
  local number code=0
  : >"$work/coordinator.log"
  coordinator learning --set actorsearch.lease=2s
  for ((number = 1; number <= nodes; number++)); do walker $number || return 1; done
  if [[ $disturbed != nothing ]]; then
    within 60 promoted || return 1
    alive coordinator || return 1
  fi
  case $disturbed in
    trainer)
      end KILL "t$slots-$nodes-$disturbed-1"
      ((nodes > 1)) || walker again || return 1
      ;;
    coordinator)
      end KILL coordinator
      coordinator learning --set actorsearch.lease=2s
      ;;
  esac
  within 180 gone coordinator || return 1
  wait "${pid[coordinator]}" || code=$?
  [[ $code = 0 ]] || return 1
  [[ $disturbed != trainer ]] || (($(count NodeLost) > 0))
}

# A folder of its own for each trainer, so that none brings results of another search.
walker() {
  local before
  before=$(joins)
  start "t$slots-$nodes-$disturbed-$1" dotnet "$trainer_dll" --coordinator "$host:$port" --slots "$slots"
  within 60 joined_or_over "$before" && alive coordinator
}
promoted() { (($(count ConfigurationPromoted) > 0)) || ! alive coordinator; }

case_requeue() {
  fault="a fold that takes three trainers down is requeued while others train; then a trainer and the coordinator are killed"
  local answer code=0
  wanted="the digest of the study as it was after the requeue, searched undisturbed; each stop said once"
  export REPAIRED=$work/repaired
  coordinator requeue --set actorsearch.lease=2s --dashboard 127.0.0.1:0
  within 120 quarantined || { check "no fold is quarantined" false; return; }
  touch "$REPAIRED"
  answer=$(curl -sf -X POST -H "Authorization: Bearer $(jq -r .token "$out/dashboard.json")" "$(jq -r .address "$out/dashboard.json")api/folds/2/0/requeue")
  check "requeue: $(jq -r .sentence <<<"$answer" | cut -d';' -f1)" test -n "$answer"
  mkdir "$work/copy"
  sqlite3 "$out/study.db" ".backup '$work/copy/study.db'"
  within 60 counted_at_least $(($(counted) + 4))
  end KILL t1
  revive
  within 60 counted_at_least $(($(counted) + 8))
  check "the coordinator trains" alive coordinator
  end KILL coordinator
  coordinator requeue --set actorsearch.lease=2s
  within 180 gone coordinator || check "not finished 180 s later" false
  wait "${pid[coordinator]}" || code=$?
  check "exit code $code" test "$code" = 0
  check "digest $(digest | cut -c1-12)" same "$(digest)" \
    "$(dotnet "$coordinator_dll" run "$here/chaos/requeue.conf" --out "$work/copy" --slots 3 | sed -n 's/^digest: //p')"
  check "$(events ConfigurationPruned | wc -l) prunings, $(events PruningWithdrawn | wc -l) withdrawn" test "$(left_out)" = "$(sql 'select count(distinct configuration) from folds where status = 2 and epochs = 0')"
}

revive() {
  local name
  for name in t1 t2; do [[ -n ${pid[$name]:-} ]] && alive $name || trainer_unseen $name; done
}
quarantined() { revive && (($(count Quarantined) > 0)); }
left_out() { echo $(($(count ConfigurationPruned) - $(count PruningWithdrawn))); }
