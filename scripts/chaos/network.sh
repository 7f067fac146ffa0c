# Partitions, in network namespaces of their own: a switch, the coordinator and two trainers, wired by veth pairs. Sourced by chaos.sh.
# A cut is a neighbour entry that leads nowhere: packets leave and are lost, without an error to either side.

spaces=(chaos-switch chaos-c chaos-1 chaos-2)
address() { case $1 in chaos-c) echo 10.77.0.1 ;; chaos-1) echo 10.77.0.11 ;; chaos-2) echo 10.77.0.12 ;; esac; }

network() {
  local space
  for space in "${spaces[@]}"; do ip netns add "$space"; ip -n "$space" link set lo up; done
  ip -n chaos-switch link add name bridge type bridge
  ip -n chaos-switch link set bridge up
  for space in "${spaces[@]:1}"; do
    ip -n "$space" link add name eth0 type veth peer name "to-$space" netns chaos-switch
    ip -n chaos-switch link set "to-$space" master bridge up
    ip -n "$space" address add "$(address "$space")/24" dev eth0
    ip -n "$space" link set eth0 up
  done
}

no_network() {
  local space
  for space in "${spaces[@]}"; do ip netns delete "$space" 2>/dev/null || true; done
}

# Drops what FROM sends to TO.
sever() { ip -n "$1" neigh replace "$(address "$2")" lladdr 02:00:00:00:00:01 dev eth0 nud permanent; }
mend() { ip -n "$1" neigh delete "$(address "$2")" dev eth0; }

# partition FAULT SECONDS CUT…, each cut FROM/TO
partition() {
  local seconds=$2 pair healed took name before
  fault=$1
  wanted="no double count; all nodes back ≤ 60 s; one cluster; same digest"
  host=$(address chaos-c)
  no_network
  network
  enter=(ip netns exec chaos-c)
  # As many folds as last from before the cut until well after it.
  local arguments=(noop --set model.milliseconds=50 --set "space.model.variant={int=[0,$(((seconds + 50) / 2))]}" --insecure)
  coordinator "${arguments[@]}"
  for name in 1 2; do
    before=$(joins)
    start t$name ip netns exec chaos-$name dotnet "$trainer_dll" --coordinator "$host:$port" --hostname "$(address chaos-$name)" --insecure --slots 1
    within 60 joined_since "$before" || true
  done
  within 60 counted_at_least 4
  for pair in "${@:3}"; do sever "${pair%/*}" "${pair#*/}"; done
  sleep "$seconds"
  for pair in "${@:3}"; do mend "${pair%/*}" "${pair#*/}"; done
  healed=$(now)
  within 90 both_granted_since "$healed" || true
  took=$(($(now) - healed))
  check "both work again after $took ms" test "$took" -le 60000
  settled "$healed" t1 t2
  check "one cluster after $took ms" test "$took" -le 60000
  unset 'arguments[-1]'
  finished 600 0 $((((seconds + 50) / 2 + 1) * 4)) "${arguments[@]}"
}
both_granted_since() { (($(sql "select count(distinct node) from attempts where granted_at >= $1" || echo 0) >= 2)); }

both_ways=(chaos-c/chaos-1 chaos-1/chaos-c chaos-c/chaos-2 chaos-2/chaos-c)
case_partition_5() { partition "full partition for 5 s" 5 "${both_ways[@]}"; }
case_partition_25() { partition "full partition for 25 s" 25 "${both_ways[@]}"; }
case_partition_120() { partition "full partition for 2 min" 120 "${both_ways[@]}"; }
case_deaf_coordinator() { partition "25 s of nothing from one trainer to the coordinator" 25 chaos-1/chaos-c; }
case_deaf_trainer() { partition "25 s of nothing from the coordinator to one trainer" 25 chaos-c/chaos-1; }
