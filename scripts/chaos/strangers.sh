# Programs that do not belong to the search. Hostile frames as such (unlisted types, JSON by id, oversize, 100,000 mutations) are cases of Shared.Tests.

case_strangers() {
  local before round
  fault="no certificate, another CA, plain TCP, 2,000 times noise at the port"
  wanted="0 joins; the run unharmed; log lines limited"
  "$here/make-certs.sh" "$work/certs-ours" coordinator t1 >/dev/null
  "$here/make-certs.sh" "$work/certs-other" stranger >/dev/null
  coordinator noop --set model.milliseconds=100 --tls "$work/certs-ours/coordinator/tls.conf"
  trainer t1 --tls "$work/certs-ours/t1/tls.conf"
  before=$(joins)
  trainer_unseen other-ca --tls "$work/certs-other/stranger/tls.conf"
  trainer_unseen no-certificate
  for ((round = 0; round < 2000; round++)); do
    (exec 3<>"/dev/tcp/$host/$port" && head -c $((RANDOM % 2000)) /dev/urandom >&3) 2>/dev/null || true
  done
  sleep 20
  end KILL other-ca no-certificate
  finished 300 0 40 noop --set model.milliseconds=100
  check "$(($(joins) - before)) joins" test "$(joins)" = "$before"
  check "$(cat "$out"/log/*.clef | wc -l) log lines" test "$(cat "$out"/log/*.clef | wc -l)" -le 400
}

# refused_trainer FAULT TREE [PROPERTY…]: a trainer built from a tree, in its own folders: the build of the other cases stays unchanged.
refused_trainer() {
  fault=$1
  wanted="refused with a sentence on both sides; same digest"
  dotnet publish "$2/src/TrainerNode" -c Release --artifacts-path "$work/artifacts" -o "$work/other" "${@:3}" \
    --nologo -v quiet >"$work/publish.log" || check "no such build" false
  coordinator noop
  trainer t1
  start t2 dotnet "$work/other/$(basename "$trainer_dll")" --coordinator "$host:$port" --slots 1
  within 30 refused || true
  within 30 gone t2 || true
  check "coordinator: $(events NodeRefused | jq -r .Reason | head -n 1)" refused
  check "trainer: $(grep -m 1 -i 'refuse' "$work/t2.log" | cut -c1-120)" grep -qi refuse "$work/t2.log"
  finished 240 0 40 noop
}
refused() { (($(count NodeRefused) > 0)); }

case_other_build() { refused_trainer "a trainer of another build" "$here/.." -p:Version=0.0.1 -p:InformationalVersion=0.0.1+other; }

case_other_protocol() {
  mkdir "$work/tree"
  tar -C "$here/.." --exclude=bin --exclude=obj -c .editorconfig global.json Directory.{Build.props,Build.targets,Packages.props} build hocon src |
    tar -C "$work/tree" -x
  sed -i 's/int Current = [0-9]*/int Current = 0/' "$work/tree/src/Shared/Protocol/ProtocolVersion.cs"
  refused_trainer "a trainer of another protocol version" "$work/tree"
}
