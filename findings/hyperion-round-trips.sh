#!/usr/bin/env bash
# Hyperion 0.12.2 (NuGet): four kinds of value come back from a round trip as something else, without an error.
#
#   Dictionary, HashSet, ImmutableDictionary with StringComparer.OrdinalIgnoreCase   come back case-sensitive: keys that were there are not found
#   SortedSet with a descending comparer                                            comes back ascending: Min and Max change places
#   ConcurrentStack                                                                 comes back upside down (Stack and ImmutableStack do not)
#   nint                                                                            comes back as 0
# A message that carries a set of names, or a best-first set of scores, changes its meaning on the wire only: an actor on the same node gets the original.
#
# Needs the .NET 10 SDK. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization><NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Hyperion" Version="[0.12.2]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hyperion;

var serializer = new Serializer(new SerializerOptions(preserveObjectReferences: false));
var ignoring = StringComparer.OrdinalIgnoreCase;
Console.WriteLine($"Dictionary finds its key in another case: {Copy(new Dictionary<string, int>(ignoring) { ["Loss"] = 1 }).ContainsKey("loss")}");
Console.WriteLine($"HashSet: {Copy(new HashSet<string>(ignoring) { "Loss" }).Contains("loss")}");
Console.WriteLine($"ImmutableDictionary: {Copy(ImmutableDictionary.CreateRange(ignoring, [KeyValuePair.Create("Loss", 1)])).ContainsKey("loss")}");
Console.WriteLine($"SortedSet, descending 3 2 1: {string.Join(' ', Copy(new SortedSet<int>(Comparer<int>.Create((a, b) => b - a)) { 1, 2, 3 }))}");
Console.WriteLine($"ConcurrentStack, top first 3 2 1: {string.Join(' ', Copy(new ConcurrentStack<int>([1, 2, 3])))}");
Console.WriteLine($"nint 5: {Copy<nint>(5)}");

T Copy<T>(T value)
{
    using var stream = new MemoryStream();
    serializer.Serialize(value, stream);
    stream.Position = 0;
    return serializer.Deserialize<T>(stream);
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
Dictionary finds its key in another case: False
HashSet: False
ImmutableDictionary: False
SortedSet, descending 3 2 1: 1 2 3
ConcurrentStack, top first 3 2 1: 1 2 3
nint 5: 0
EXPECTED
echo "as described"
