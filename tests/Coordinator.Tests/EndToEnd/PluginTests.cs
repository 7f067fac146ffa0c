using System.Globalization;
using System.Text.Json;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>Objectives of plug-ins, from the experiment file to the final model.</summary>
public sealed class PluginTests : IDisposable
{
    public static readonly string Built = Path.Combine(AppContext.BaseDirectory, "plugins");

    private readonly Workshop _workshop = new();

    public PluginTests()
    {
        _workshop.Write("line.csv", Line(40));
        _workshop.Write("test.csv", Line(10));
    }

    /// <summary>Twelve trainings of the plug-in Ridge.</summary>
    public static string Experiment => """
        name = ridge
        plugins = [ridge]
        data { train = line.csv, test = test.csv, target = y }
        objective { kind = ridge, timeout = 60 }
        validation.folds = 3
        selection.metric = r2-of-fold
        space { alpha = [0.001, 1, 1000, 1000000] }
        """;

    public void Dispose() => _workshop.Dispose();

    /// <summary>y = 2x − z + 1, and a little that is not on the plane.</summary>
    /// <param name="prefix">Of the values of z.</param>
    public static string Line(int rows, string prefix = "") => "x,z,y\n" + string.Concat(Enumerable.Range(0, rows).Select(row => FormattableString.Invariant(
        $"{row},{prefix}{row * 7 % 5},{(2 * row) - (row * 7 % 5) + 1 + (row * 13 % 7 * 0.01)}\n")));

    [Fact]
    public async Task A_search_over_a_plug_in_has_the_same_digest_with_any_number_of_slots()
    {
        _workshop.Write("e.conf", Experiment);

        var one = await Run("one", "--slots", "1");
        var two = await Run("two", "--slots", "2");

        Assert.Equal(one.Digest, two.Digest);
        Assert.StartsWith("alpha 0.001 ", one.ValueOf("winner: "), StringComparison.Ordinal);
        var best = JsonDocument.Parse(File.ReadAllBytes(_workshop["one/best.json"])).RootElement;
        Assert.Equal(0.001, best.GetProperty("configuration").GetProperty("choices").GetProperty("alpha").GetDouble());
        Assert.True(File.Exists(_workshop["one/model/ridge.json"]));
        Assert.All(File.ReadAllLines(_workshop["one/folds.csv"])[1..], line => Assert.Contains(",scored,", line, StringComparison.Ordinal));

        var predicted = (await Coordinator.Run(_workshop.Folder, "predict", "one", "test.csv", "--plugins", Built)).With(0);
        Assert.Equal("x,z,y,predicted_y", predicted.Lines[0]);
        Assert.Equal(11, predicted.Lines.Length);
        Assert.All(predicted.Lines[1..], line => Assert.Equal(Number(line, 2), Number(line, 3), 0.1));
        Assert.Contains("and this process loads none", (await Coordinator.Run(_workshop.Folder, "predict", "one", "test.csv")).With(2).Error, StringComparison.Ordinal);

        // Another build of the plug-in is another objective: earlier results do not count for it.
        Copy();
        File.AppendAllText(_workshop["plugins/ridge/notes.txt"], "built again");
        var resumed = await Coordinator.Run(_workshop.Folder, "run", "e.conf", "--out", "one", "--no-dashboard", "--plugins", "plugins");
        Assert.Contains("objective.sha256 was ", resumed.With(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_trained_is_refused_in_one_sentence_before_anything_is_trained()
    {
        await Refuses(Experiment, "this experiment needs the plug-in ridge, and this process loads none.");
        await Refuses(Experiment, "--plugins: there is no folder nowhere.", "--plugins", "nowhere");
        await Refuses(Experiment.Replace("[ridge]", "[ridges]", StringComparison.Ordinal), "has no plug-in ridges.", "--plugins", Built);
        await Refuses(Experiment.Replace("[ridge]", "[\"../ridge\"]", StringComparison.Ordinal), "plugins must be a list", "--plugins", Built);
        await Refuses(Experiment.Replace("plugins = [ridge]", "", StringComparison.Ordinal), "objective.kind must be net, command or code, or an objective of a plug-in, but is ridge.", "--plugins", Built);
        await Refuses(Experiment.Replace("kind = ridge", "kind = lasso", StringComparison.Ordinal), "the plug-in ridge has no objective called lasso. It has ridge.", "--plugins", Built);
        await Refuses("plugins = [ridge]\n" + Workshop.Tiny, "plugins has no effect with objective.kind = net", "--plugins", Built);
        await Refuses(Experiment + "\nobjective.parameters { squared = true }", "there is no setting squared. Did you mean squares?", "--plugins", Built);
        await Refuses(Experiment.Replace("[0.001,", "[-0.001,", StringComparison.Ordinal), "a number of at least 0", "--plugins", Built);
        await Refuses(Experiment.Replace("alpha = [0.001, 1, 1000, 1000000]", "squares = [true, false]", StringComparison.Ordinal), "alpha is missing; it must be a number of at least 0.", "--plugins", Built);
        await Refuses(Experiment + "\nobjective.metrics { r2 = maximize }", "objective.metrics cannot be given, because the objective says it itself", "--plugins", Built);
        await Refuses(Experiment + "\nobjective.sha256 = 0000", "objective.sha256: it is 0000, but that of the plug-in is ", "--plugins", Built);
        _workshop.Write("line.csv", Line(40, prefix: "z"));
        await Refuses(Experiment, "column \"z\" holds texts, but the objective reads rows of numbers", "--plugins", Built);
        _workshop.Write("line.csv", Line(40).Replace("\n3,", "\n,", StringComparison.Ordinal));
        await Refuses(Experiment, "column \"x\" has no value in training row 3", "--plugins", Built);
        Assert.False(Directory.Exists(_workshop["runs"]));
    }

    private static double Number(string line, int field) => double.Parse(line.Split(',')[field], CultureInfo.InvariantCulture);

    private async Task<Ended> Run(string name, params string[] more) => (await Coordinator.Run(
        _workshop.Folder, ["run", "e.conf", "--out", name, "--no-dashboard", "--plugins", Built, .. more])).With(0);

    private async Task Refuses(string experiment, string sentence, params string[] more)
    {
        _workshop.Write("wrong.conf", experiment);
        var end = (await Coordinator.Run(_workshop.Folder, ["check", "wrong.conf", .. more])).With(2);
        Assert.Contains(sentence, end.Error, StringComparison.Ordinal);
        Assert.Single(end.Error.TrimEnd().Split('\n'));
    }

    private void Copy()
    {
        foreach (var file in Directory.GetFiles(Built, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_workshop["plugins"], Path.GetRelativePath(Built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
