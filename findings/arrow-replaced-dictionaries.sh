#!/usr/bin/env bash
# Apache.Arrow 23.0.0 (NuGet) with apache-arrow 21.2.0 (npm): labels of the second record batch are written as those of the first.
#
# A column of labels is dictionary-encoded: each batch has codes and a dictionary of texts. The format lets a stream replace the dictionary between batches.
# The .NET writer writes the dictionary of the first batch and drops all later ones without a word: the batches (a b a) and (c d d) come back as (a b a) and
# (a b b), by both libraries, because the texts c and d are not in the stream. Arrow for JavaScript writes the same batches correctly, and the .NET reader
# reads that. A table that is encoded part by part, for example by each worker, keeps its shape and its number of classes, and every label after the first
# batch is another one: the targets of training are wrong, and so is every score. ArrowFileWriter does the same, where the format asks for an error. One
# dictionary for all batches avoids it.
#
# Needs the .NET 10 SDK, Node.js 20 and npm. Works in a temporary folder. Fails when the behaviour changes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > finding.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>disable</Nullable>
    <InvariantGlobalization>true</InvariantGlobalization><NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Apache.Arrow" Version="[23.0.0]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

var type = new DictionaryType(Int32Type.Default, StringType.Default, false);
var schema = new Schema.Builder().Field(new Field("label", type, false)).Build();

if (args[0] == "read")
{
    using var read = new ArrowStreamReader(File.OpenRead(args[1]));
    Console.WriteLine($"written by JavaScript, read by .NET: {Labels(read.ReadNextRecordBatch)}");
    return;
}
RecordBatch[] batches = [Batch("a", "b", "a"), Batch("c", "d", "d")];
using (var writer = new ArrowStreamWriter(File.Create("labels.arrows"), schema))
{
    foreach (var batch in batches) writer.WriteRecordBatch(batch);
    writer.WriteEnd();
}
using (var writer = new ArrowFileWriter(File.Create("labels.arrow"), schema))
{
    foreach (var batch in batches) writer.WriteRecordBatch(batch);
    writer.WriteEnd();
}
var given = new Queue<RecordBatch>(batches);
Console.WriteLine($"given to the .NET writer: {Labels(() => given.TryDequeue(out var batch) ? batch : null)}");
using var stream = new ArrowStreamReader(File.OpenRead("labels.arrows"));
Console.WriteLine($"stream, read by .NET: {Labels(stream.ReadNextRecordBatch)}");
using var file = new ArrowFileReader(File.OpenRead("labels.arrow"));
Console.WriteLine($"file, read by .NET: {Labels(file.ReadNextRecordBatch)}");
Console.WriteLine($"the texts c and d are in the stream: {Encoding.Latin1.GetString(File.ReadAllBytes("labels.arrows")).Contains("cd")}");

RecordBatch Batch(params string[] labels)
{
    var texts = labels.Distinct().ToList();
    var codes = new Int32Array.Builder().AppendRange(labels.Select(label => texts.IndexOf(label))).Build();
    var dictionary = new StringArray.Builder().AppendRange(texts).Build();
    return new RecordBatch(schema, [new DictionaryArray(type, codes, dictionary)], labels.Length);
}

static string Labels(Func<RecordBatch> next)
{
    List<string> parts = [];
    while (next() is { } batch)
    {
        var column = (DictionaryArray)batch.Column(0);
        var texts = (StringArray)column.Dictionary;
        parts.Add(string.Join(" ", ((Int32Array)column.Indices).Select(code => texts.GetString(code.Value))));
    }
    return string.Join(" | ", parts);
}
PROGRAM

cat > other.cjs <<'PROGRAM'
const fs = require('fs');
const { Dictionary, Int32, RecordBatchReader, Table, Utf8, tableToIPC, vectorFromArray } = require('apache-arrow');

const batches = [...RecordBatchReader.from(fs.readFileSync('labels.arrows'))].map((batch) => [...batch.getChild('label')].join(' '));
console.log(`stream, read by JavaScript: ${batches.join(' | ')}`);
const table = (labels) => new Table({ label: vectorFromArray(labels, new Dictionary(new Utf8(), new Int32(), 7)) });
fs.writeFileSync('other.arrows', tableToIPC(table(['a', 'b', 'a']).concat(table(['c', 'd', 'd'])), 'stream'));
PROGRAM

npm install --no-audit --no-fund --ignore-scripts --silent apache-arrow@21.2.0 >npm.log 2>&1 || { cat npm.log; exit 1; }
dotnet build -c Release -v q --nologo -o out >build.log 2>&1 || { cat build.log; exit 1; }
{ dotnet out/finding.dll write; node other.cjs; dotnet out/finding.dll read other.arrows; } | tee seen
diff seen - <<'EXPECTED'
given to the .NET writer: a b a | c d d
stream, read by .NET: a b a | a b b
file, read by .NET: a b a | a b b
the texts c and d are in the stream: False
stream, read by JavaScript: a b a | a b b
written by JavaScript, read by .NET: a b a | c d d
EXPECTED
echo "as described"
