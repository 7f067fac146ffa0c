#!/usr/bin/env bash
# InfluxDB.Client 5.1.0 (NuGet): a field that is NaN is left out, and a point that has no other field is an empty line.
#
# PointData.ToLineProtocol makes the line that is sent. A field that is NaN or infinite is skipped without an exception or an event; if it is the only one, the
# line is empty. A curve of losses then has no point where the training diverged, and a chart joins the neighbours by a line; a count of epochs is short, and
# last() returns the last good loss of a run that ended in NaN.
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
    <PackageReference Include="InfluxDB.Client" Version="[5.1.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using InfluxDB.Client.Api.Domain;
using InfluxDB.Client.Writes;

foreach (var loss in new object[] { 0.5, double.NaN, double.PositiveInfinity, float.NaN })
{
    Console.WriteLine($"{loss}: [{Point(loss).ToLineProtocol()}], with the epoch [{Point(loss).Field("epoch", 3).ToLineProtocol()}]");
}

static PointData Point(object loss) => PointData.Measurement("training").Field("loss", loss).Timestamp(1, WritePrecision.Ns);
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
0.5: [training loss=0.5 1], with the epoch [training epoch=3i,loss=0.5 1]
NaN: [], with the epoch [training epoch=3i 1]
Infinity: [], with the epoch [training epoch=3i 1]
NaN: [], with the epoch [training epoch=3i 1]
EXPECTED
echo "as described"
