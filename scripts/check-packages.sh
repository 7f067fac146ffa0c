#!/usr/bin/env bash
# Looks into the packages of a folder: each has a README, an icon, a licence, the commit of its sources and a bill of materials; its assemblies know where their sources are
# if the repository has a remote, and contain no path of the machine that built them.
#   scripts/check-packages.sh FOLDER
set -euo pipefail
[[ $# -eq 1 ]] || { echo "check-packages: give the folder with the packages." >&2; exit 2; }
shopt -s nullglob
packages=("$1"/*.nupkg)
[[ ${#packages[@]} -gt 0 ]] || { echo "check-packages: $1 has no package." >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0
for package in "${packages[@]}"; do
  name=$(basename "$package" .nupkg)
  unzip -q "$package" -d "$work/$name"
  missing=()
  for file in README.md icon.png bom.cdx.json; do [[ -s $work/$name/$file ]] || missing+=("$file"); done
  for text in '<readme>README.md</readme>' '<icon>icon.png</icon>' '<license type="expression">Apache-2.0</license>' ' commit="'; do
    grep -qF "$text" "$work/$name"/*.nuspec || missing+=("$text")
  done
  grep -q '"bomFormat": *"CycloneDX"' "$work/$name/bom.cdx.json" 2> /dev/null || missing+=("a bill of materials in CycloneDX's format")
  # Paths are mapped to /_/ where a build is the same on every machine.
  while IFS= read -r assembly; do
    ! grep -qaF "$(pwd)/src/" "$assembly" || missing+=("deterministic paths in $(basename "$assembly")")
  done < <(find "$work/$name" -name 'ActorSearch*.dll' -o -name 'actorsearch.dll')
  if [[ ${#missing[@]} -gt 0 ]]; then
    printf '%s lacks: %s\n' "$name" "$(IFS=,; echo "${missing[*]}")" >&2
    faults=1
  else
    echo "$name: README, icon, licence, commit, bill of materials; $(grep -o '<repository[^>]*>' "$work/$name"/*.nuspec)"
  fi
done
exit $faults
