namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>Commands that write a file do not replace what a search reads.</summary>
public sealed class SourceFileTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public async Task No_command_replaces_a_table_an_experiment_or_a_plug_in_of_a_search()
    {
        _workshop.Write("line.csv", PluginTests.Line(40));
        _workshop.Write("test.csv", PluginTests.Line(10));
        _workshop.Write("rows.csv", PluginTests.Line(10));
        _workshop.Write("e.conf", PluginTests.Experiment);
        Copy(PluginTests.Built, "plugins");
        File.CreateSymbolicLink(_workshop["link.csv"], _workshop["line.csv"]);
        (await Run("run", "e.conf", "--out", "out", "--plugins", "plugins")).With(0);
        var before = _workshop.Snapshot("");

        string[] plugin = [.. Directory.EnumerateFiles(_workshop["plugins/ridge"]).Take(1)];
        foreach (var file in (string[])["line.csv", "out/../test.csv", "link.csv", "e.conf", .. plugin])
        {
            foreach (var command in (string[][])
            [
                ["export", "out", "--format", "csv"], ["export", "out", "--format", "json"], ["export-model", "out", "--format", "onnx"], ["report", "out"],
                ["report", "out", "--compare", "out"], ["predict", "out", "rows.csv", "--plugins", "plugins"],
            ])
            {
                var refused = (await Run([.. command, "--out", file])).With(2);

                Assert.Equal($"{file}: the search in 'out' reads this file. Name another file with --out.", refused.Error.Trim());
            }
        }

        Assert.Equal(before, _workshop.Snapshot(""));
    }

    [Theory]
    [InlineData("predictions.csv")]
    [InlineData("folds.csv")]
    public async Task A_search_does_not_replace_a_table_in_its_folder_that_it_reads(string table)
    {
        _workshop.Write("tiny.conf", Workshop.Tiny);
        (await Run("run", "tiny.conf", "--out", "out")).With(0);
        _workshop.Write($"out/{table}", PluginTests.Line(40));
        _workshop.Write("csv.conf", Workshop.Tiny.Replace("data { kind = noisy-curve, rows = 20 }", $"data {{ train = out/{table}, target = y }}", StringComparison.Ordinal));
        var before = _workshop.Snapshot("out");

        var refused = (await Run("run", "csv.conf", "--out", "out", "--fresh")).With(2);

        Assert.Contains($"{table}: the search reads this file and would replace it with a result. Name another folder with --out, or move the file.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, _workshop.Snapshot("out"));
        (await Run("run", "csv.conf", "--out", "other")).With(0);
    }

    [Fact]
    public async Task A_model_that_was_copied_without_its_study_is_not_replaced()
    {
        _workshop.Write("tiny.conf", Workshop.Tiny);
        _workshop.Write("in.csv", "x\n0.5\n");
        (await Run("run", "tiny.conf", "--out", "out")).With(0);
        Copy(_workshop["out/model"], "copy/model");
        var before = _workshop.Snapshot("copy");

        foreach (var command in (string[][])[["predict", "copy", "in.csv"], ["export-model", "copy", "--format", "onnx"]])
        {
            var refused = (await Run([.. command, "--out", "copy/model/model.json"])).With(2);
            Assert.Contains("this file belongs to the search in 'copy'", refused.Error, StringComparison.Ordinal);
        }

        Assert.Equal(before, _workshop.Snapshot("copy"));
        (await Run("export-model", "copy", "--format", "onnx", "--out", "copy/model/model.onnx")).With(0);
        (await Run("export-model", "copy", "--format", "onnx", "--out", "copy/model/model.onnx")).With(0);
    }

    private Task<Ended> Run(params string[] arguments) => Coordinator.Run(_workshop.Folder, arguments);

    private void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var place = _workshop[Path.Combine(to, Path.GetRelativePath(from, file))];
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
    }
}
