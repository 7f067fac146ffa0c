#!/usr/bin/env bash
# protobuf-net 3.4.40 (NuGet): a setting of 0 or false comes back as the default of the class, and a list comes back longer.
#
# Values of zero are not written. On reading, the class is made with its own initial values and nothing overwrites them: `double Momentum { get; set; } = 0.9`
# that was set to 0 is 0.9 again, `bool Nesterov = true` set to false is true. A list with an initial value is appended to: [64] over the default [32] comes
# back as [32, 64], a net with one more layer. An empty array comes back as null. Hyperparameters are such classes, and 0 (no momentum, no weight decay, no
# dropout) is what grids always include: the run that is repeated from the record is another one, without an error. `IsRequired = true` and `OverwriteList =
# true`, member by member, avoid it.
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
    <PackageReference Include="protobuf-net" Version="[3.4.40]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Globalization;
using ProtoBuf;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Show("written", new Settings { Momentum = 0, Nesterov = false, Layers = [64], Frozen = [] });
Show("read", Serializer.DeepClone(new Settings { Momentum = 0, Nesterov = false, Layers = [64], Frozen = [] }));

void Show(string name, Settings s)
    => Console.WriteLine($"{name}: momentum {s.Momentum}, nesterov {s.Nesterov}, layers {string.Join("-", s.Layers)}, frozen {(s.Frozen is null ? "null" : "empty")}");

[ProtoContract]
internal sealed class Settings
{
    [ProtoMember(1)]
    public double Momentum { get; set; } = 0.9;

    [ProtoMember(2)]
    public bool Nesterov { get; set; } = true;

    [ProtoMember(3)]
    public List<int> Layers { get; set; } = [32];

    [ProtoMember(4)]
    public int[]? Frozen { get; set; }
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
written: momentum 0, nesterov False, layers 64, frozen empty
read: momentum 0.9, nesterov True, layers 32-64, frozen null
EXPECTED
echo "as described"
