# A learning search on several numbers of programs. Sourced by chaos.sh.

case_learning() {
  fault="a learning search with a race and rungs on 1, 2 and 4 trainers with 1 and 2 slots: undisturbed, a trainer killed, the coordinator killed"
  local slots nodes disturbed left=0 all=() top_out=$out
  wanted="one digest"
  for slots in 1 2; do
    for nodes in 1 2 4; do
      for disturbed in nothing trainer coordinator; do
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
