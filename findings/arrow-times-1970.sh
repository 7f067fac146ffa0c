#!/usr/bin/env bash
# Apache.Arrow 23.0.0 (NuGet): times before 1970 are cut to the unit upwards, times after it downwards.
#
# A builder of timestamps in seconds takes half a second before 1970 for 1970-01-01 00:00:00, and half a second after it too, so rows that are a second apart
# become equal. The last instant of a day in 1960 becomes the next day, in 1980 it stays: counts by day, minute or hour differ from the source before
# 1970 only, and the same code is right in every test with times of today. Milliseconds and microseconds behave the same way. Nothing is reported.
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
    <PackageReference Include="Apache.Arrow" Version="[23.0.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;

string[] times = ["1960-05-05T23:59:59.9999999Z", "1969-12-31T23:59:59.5000000Z", "1970-01-01T00:00:00.5000000Z", "1980-05-05T23:59:59.9999999Z"];
foreach (var unit in new[] { TimeUnit.Second, TimeUnit.Millisecond, TimeUnit.Microsecond })
{
    var builder = new TimestampArray.Builder(unit);
    foreach (var time in times) builder.Append(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture));
    var array = builder.Build();
    for (var i = 0; i < times.Length; i++) Console.WriteLine($"{unit}: {times[i]} is {array.GetTimestamp(i)!.Value.UtcDateTime:O}");
}
PROGRAM

dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/finding.dll | tee seen
diff seen - <<'EXPECTED'
Second: 1960-05-05T23:59:59.9999999Z is 1960-05-06T00:00:00.0000000Z
Second: 1969-12-31T23:59:59.5000000Z is 1970-01-01T00:00:00.0000000Z
Second: 1970-01-01T00:00:00.5000000Z is 1970-01-01T00:00:00.0000000Z
Second: 1980-05-05T23:59:59.9999999Z is 1980-05-05T23:59:59.0000000Z
Millisecond: 1960-05-05T23:59:59.9999999Z is 1960-05-06T00:00:00.0000000Z
Millisecond: 1969-12-31T23:59:59.5000000Z is 1969-12-31T23:59:59.5000000Z
Millisecond: 1970-01-01T00:00:00.5000000Z is 1970-01-01T00:00:00.5000000Z
Millisecond: 1980-05-05T23:59:59.9999999Z is 1980-05-05T23:59:59.9990000Z
Microsecond: 1960-05-05T23:59:59.9999999Z is 1960-05-06T00:00:00.0000000Z
Microsecond: 1969-12-31T23:59:59.5000000Z is 1969-12-31T23:59:59.5000000Z
Microsecond: 1970-01-01T00:00:00.5000000Z is 1970-01-01T00:00:00.5000000Z
Microsecond: 1980-05-05T23:59:59.9999999Z is 1980-05-05T23:59:59.9999990Z
EXPECTED
echo "as described"
