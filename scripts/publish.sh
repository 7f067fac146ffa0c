#!/usr/bin/env bash
# Makes the packages (tool, library, abstractions, inference, TorchSharp adapter) and self-contained builds for all platforms, with a bill of materials, in the folder that is named (default: publish).
#   scripts/publish.sh [FOLDER] [PLATFORM…]
# The version is that of the nearest git tag vX.Y.Z; between two tags it is a pre-release of the next patch.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off

folder=${1:-publish}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
platforms=("${@:2}")
[[ ${#platforms[@]} -gt 0 ]] || platforms=(linux-x64 linux-arm64 win-x64 osx-arm64)

# v1.2.3 is 1.2.3, four commits later 1.2.4-dev.4; without a tag the version in Directory.Build.props.
version=$(git describe --tags --long --match 'v[0-9]*.[0-9]*.[0-9]*' 2>/dev/null \
  | sed -E 's/^v([0-9]+\.[0-9]+\.)([0-9]+)-([0-9]+)-g.*/\1 \2 \3/' \
  | awk '{ if ($3 == 0) print $1 $2; else printf "%s%d-dev.%d\n", $1, $2 + 1, $3 }') || true
[[ -n $version ]] || version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
echo "version $version"

# The working folders are apart from those of other builds, which are for another platform.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
common=(-c Release -p:Version="$version" -p:WithoutTorch=true -p:ContinuousIntegrationBuild=true -v q)

# The bill of materials of each project is in its package; that of the tool is also in the folder.
for project in src/Tool src/Abstractions src/Library src/Inference src/Torch templates; do
  bill=$work/$(basename "$project")/bom.cdx.json
  dotnet tool exec --yes CycloneDX@6.3.1 -- "$project"/*.csproj --output "$(dirname "$bill")" --filename bom.cdx.json --output-format Json \
    --set-name "$(basename "$project")" --set-version "$version" > /dev/null
  dotnet pack "$project" "${common[@]}" -p:DebugType=embedded -p:BillOfMaterials="$bill" --artifacts-path "$work/pack" -o "$folder"
done
cp "$work/Tool/bom.cdx.json" "$folder/actorsearch-$version.cdx.json"
scripts/check-packages.sh "$folder"
for platform in "${platforms[@]}"; do
  dotnet publish src/Tool "${common[@]}" --artifacts-path "$work/$platform" -r "$platform" --self-contained \
    -p:PublishSingleFile=true -p:IncludeAllContentForSelfExtract=true -p:EnableCompressionInSingleFile=true -p:DebugType=none -p:GenerateDocumentationFile=false \
    -o "$work/out/$platform"
  suffix=""
  [[ $platform != win-* ]] || suffix=.exe
  cp "$work/out/$platform/actorsearch$suffix" "$folder/actorsearch-$version-$platform$suffix"
done

if [[ " ${platforms[*]} " == *" linux-x64 "* && $(uname -sm) == "Linux x86_64" ]]; then
  scripts/try-bare.sh "$folder/actorsearch-$version-linux-x64"
fi
(cd "$folder" && sha256sum actorsearch* ActorSearch* > SHA256SUMS)
ls -l "$folder"
