#!/usr/bin/env bash
# Packs the library and the abstractions, installs them into a new console project from that folder alone, and runs the README's example and one fold count:
#   scripts/try-packages.sh [FOLDS]      (default: 20000 folds of a function that does nothing)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off

folds=${1:-20000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A version of its own: the package folder of the user must not give an older one.
version=0.1.0-try.$(date +%s)
for project in Abstractions Library; do
  dotnet pack -c Release "src/$project" -p:Version="$version" -v q -o "$work/packed"
done

for package in "$work"/packed/*.nupkg; do
  unzip -l "$package" | awk -v name="$(basename "$package")" '{ size += $1 } /torch_cpu|LibTorchSharp|c10/ { found = 1 } END { printf "%s: %.1f MB unpacked\n", name, size / 2e6; exit found }' \
    || { echo "$package contains libtorch" >&2; exit 1; }
done

mkdir "$work/app"
cat > "$work/app/nuget.config" <<XML
<configuration><packageSources><add key="packed" value="$work/packed" /></packageSources></configuration>
XML
cat > "$work/app/app.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="ActorSearch" Version="$version" /></ItemGroup>
</Project>
XML
{
  awk '/^```csharp/ { inside = 1; text = ""; next } /^```/ { if (inside && text ~ /Study\.Run/) printf "%s", text; inside = 0 } inside { text = text $0 "\n" }' README.md
  cat <<CS
for (var run = 0; run < 3; run++)
{
    var (watch, before) = (System.Diagnostics.Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
    var counted = Study.Run(new ExperimentBuilder("nothing").Int("n", 1, $folds / 5).Folds(5).Slots(2), (_, _, _) => 0.5).Trials.Sum(trial => trial.Folds.Count);
    Console.WriteLine(\$"{counted} folds of a function that does nothing: {counted / watch.Elapsed.TotalSeconds:f0} folds/s, {(Environment.CpuUsage.TotalTime - before).TotalMicroseconds / counted:f0} µs of processor time each");
}
CS
} > "$work/app/Program.cs"
dotnet build -c Release "$work/app" -v q -clp:ErrorsOnly
du -sh "$work/app/bin" | awk '{ print "the program with all that it needs: " $1 }'
! find "$work/app/bin" -name '*torch_cpu*' | grep . || { echo "the program contains libtorch" >&2; exit 1; }
dotnet "$work/app/bin/Release/net10.0/app.dll"
