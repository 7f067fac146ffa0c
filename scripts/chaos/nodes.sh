# Starts, watches and ends the programs of one case, and reads their files. Sourced by chaos.sh.

declare -A pid=()

# start NAME COMMAND…: in its own directory, because a trainer keeps its outbox in the current one; its output goes to $work/NAME.log.
start() {
  mkdir -p "$work/$1"
  (cd "$work/$1" && exec "${@:2}") >>"$work/$1.log" 2>&1 &
  pid[$1]=$!
}

# end SIGNAL NAME…: waits until they have ended; wakes a stopped one.
end() {
  local signal=$1 name
  for name in "${@:2}"; do
    [[ -n ${pid[$name]:-} ]] || continue
    kill -s "$signal" "${pid[$name]}" 2>/dev/null || true
    wait "${pid[$name]}" 2>/dev/null || true
    unset "pid[$name]"
  done
}

end_all() { end KILL "${!pid[@]}"; }

alive() { kill -0 "${pid[$1]}" 2>/dev/null; }

# within SECONDS CONDITION…: whether it becomes true in time.
within() {
  local until=$((SECONDS + $1))
  until "${@:2}"; do
    ((SECONDS < until)) || return 1
    sleep 0.2
  done
}

gone() { ! alive "$1"; }

# coordinator EXPERIMENT [ARGUMENT…]: always the same folder and port, so that it resumes.
coordinator() {
  start coordinator "${enter[@]}" dotnet "$coordinator_dll" run "$here/chaos/$1.conf" --out "$out" --hostname "$host" --port "$port" --slots 0 "${@:2}"
}

# trainer NAME [ARGUMENT…]: returns when the coordinator has registered it, and notes its node.
declare -A node=()
trainer() {
  local before
  before=$(joins)
  trainer_unseen "$@"
  within 60 joined_or_over "$before"
  joined_since "$before" || { alive coordinator && echo "$1 did not join within 60 s" >&2; return 1; }
  node[$1]=$(events NodeJoined | tail -n 1 | jq -r .Node)
}
trainer_unseen() { start "$1" dotnet "$trainer_dll" --coordinator "$host:$port" --slots 1 "${@:2}"; }

# events KIND: the coordinator's log of the case.
events() { cat "$out"/log/*.clef 2>/dev/null | grep -F "\"@mt\":\"$1:" || true; }
count() { events "$1" | wc -l; }
joins() { count NodeJoined; }
joined_or_over() { joined_since "$1" || ! alive coordinator; }
joined_since() { (($(joins) > $1)); }

# members: the addresses in the coordinator's cluster, by its own log.
members() {
  jq -r '.Message // empty' "$out"/log/*.clef 2>/dev/null | awk '
    { address = match($0, /node \[[^]]*\]/) ? substr($0, RSTART + 6, RLENGTH - 7) : "" }
    /forming a new cluster/ { delete up }
    /Leader is moving node .* to \[Up\]/ { up[address] }
    /Leader is removing .*node/ { delete up[address] }
    END { for (address in up) print address }' | sort
}

# joined_as TRAINER: its address in a cluster; empty outside a cluster.
joined_as() { jq -r 'select(."@mt" | test("^(Cluster|NetworkLost)")) | .Address // ""' "$work/$1"/trainer/*/log/*.clef 2>/dev/null | tail -n 1; }

# one_cluster TRAINER…: whether the coordinator and these trainers are one cluster without other members; a trainer does not form one by itself.
one_cluster() {
  local name
  [[ $(members) = "$({ echo "akka.tcp://actorsearch@$host:$port"; for name; do joined_as "$name"; done; } | sort)" ]] || return 1
  ! grep -qF 'forming a new cluster' "$work"/t*/trainer/*/log/*.clef
}

# settled BEGUN TRAINER…: sets took to the milliseconds until they are one cluster and stay one for 15 s, longer than the resolver waits.
settled() {
  local begun=$1 since="" until=$((SECONDS + 120))
  took=120000
  while ((SECONDS < until)); do
    if one_cluster "${@:2}"; then
      since=${since:-$(now)}
      (($(now) - since < 15000)) || break
    else
      since=""
    fi
    sleep 0.5
  done
  [[ -z $since ]] || took=$((since - begun))
}

sql() { sqlite3 -readonly -cmd '.timeout 5000' "$out/study.db" "$1" 2>/dev/null || true; }
counted() { sql 'select count(*) from folds'; }
counted_at_least() { (($(counted || echo 0) >= $1)); }

# now, in milliseconds since 1970, like the times in the study.
now() { date +%s%3N; }

# quiet EXPERIMENT [ARGUMENT…]: the digest of one undisturbed process; each search runs undisturbed once.
quiet() {
  local kept="$quiet/$(tr -c 'a-z0-9=\n' - <<<"$*")"
  [[ -s $kept ]] || dotnet "$coordinator_dll" run "$here/chaos/$1.conf" --out "$kept.d" --fresh --slots 8 "${@:2}" | sed -n 's/^digest: //p' >"$kept"
  cat "$kept"
}
digest() { sed -n 's/^digest: //p' "$work/coordinator.log" | tail -n 1; }

same() { [[ -n $1 && $1 = "$2" ]]; }

# What every case that finishes must show. finished SECONDS CODE FOLDS EXPERIMENT [ARGUMENT…]
finished() {
  local code=0 twice
  if within "$1" gone coordinator; then
    wait "${pid[coordinator]}" || code=$?
    check "exit code $code" test "$code" = "$2"
  else
    check "not finished $1 s later" false
  fi
  twice=$(tail -n +2 "$out/folds.csv" 2>/dev/null | cut -d, -f1,2 | sort | uniq -d | wc -l)
  check "$(counted) folds counted, $twice twice" test "$(counted)/$twice" = "$3/0"
  [[ $2 = 0 ]] || return 0
  check "digest $(digest | cut -c1-12)" same "$(digest)" "$(quiet "${@:4}")"
}
