using System.Globalization;
using System.Text.Json;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>A test that needs scikit-learn; where there is none it is skipped with that reason.</summary>
public sealed class SklearnFactAttribute : FactAttribute
{
    public SklearnFactAttribute() => Skip = Directory.Exists("/usr/lib/python3/dist-packages/sklearn")
        ? null!
        : "There is no scikit-learn: on Debian, apt-get install python3-sklearn.";
}

/// <summary>The samples of objectives, from their folders to a winner.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [UnixFact]
    public async Task The_shell_finds_the_lowest_point_with_any_number_of_slots()
    {
        var one = await Run("shell-one-liner/parabola.conf", "one", "--slots", "1");
        var two = await Run("shell-one-liner/parabola.conf", "two", "--slots", "2");

        Assert.Equal(one.Digest, two.Digest);
        Assert.StartsWith("x 3, y -1 ", one.ValueOf("winner: "), StringComparison.Ordinal);
        var best = Json("one/best.json");
        Assert.Equal(3, best.GetProperty("configuration").GetProperty("choices").GetProperty("x").GetInt32());
        Assert.Equal(0.01, best.GetProperty("crossValidation").GetProperty("selectedLoss").GetDouble(), 1e-12);
        Assert.False(Directory.Exists(_workshop["one/model"]));
        Assert.Contains("delivers no model", File.ReadAllText(_workshop["one/report.html"]), StringComparison.Ordinal);
    }

    [SklearnFact]
    public async Task A_pipeline_of_scikit_learn_returns_as_the_model()
    {
        var ended = await Run("python-sklearn/sklearn.conf", "out", "--set", "objective.run=[/usr/bin/python3, train.py]", "--set", "space.C=[1]", "--set", "validation.folds=2");

        Assert.Contains("kernel rbf", ended.ValueOf("winner: "), StringComparison.Ordinal);
        Assert.True(new FileInfo(_workshop["out/model/model.pickle"]).Length > 1000);
        File.WriteAllText(_workshop["new.csv"], "x,y\n0.5,-0.9\n-0.5,1.2\n");
        (await Coordinator.Start(Path.Combine(Repository.Root(), "samples/python-sklearn"), ["predict", _workshop["out"], _workshop["new.csv"], "--out", _workshop["predicted.csv"]]).End()).With(0);
        Assert.Equal(["x,y,predicted_class", "0.5,-0.9,below", "-0.5,1.2,above"], File.ReadAllLines(_workshop["predicted.csv"]));
        var exported = new Dictionary<string, string>();
        foreach (var format in (string[])["csv", "json", "optuna-journal"])
        {
            (await Coordinator.Start(_workshop.Folder, ["export", "out", "--format", format, "--out", $"exported.{format}"]).End()).With(0);
            exported[format] = File.ReadAllText(_workshop[$"exported.{format}"]);
        }

        var best = JsonDocument.Parse(exported["json"]).RootElement.GetProperty("configurations")[0];
        var mean = best.GetProperty("meanMetrics").GetProperty("accuracy").GetDouble();
        Assert.Equal(best.GetProperty("folds").EnumerateArray().Average(fold => fold.GetProperty("metrics").GetProperty("accuracy").GetDouble()), mean, 15);
        Assert.Contains(",split0_test_accuracy,split1_test_accuracy,mean_test_accuracy,std_test_accuracy,", exported["csv"], StringComparison.Ordinal);
        Assert.Contains("\"mean_accuracy\":", exported["optuna-journal"], StringComparison.Ordinal);
        Assert.All(File.ReadAllLines(_workshop["out/folds.csv"])[1..], line => Assert.Contains(",scored,", line, StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task Trees_of_a_plug_in_grow_the_same_with_any_number_of_slots_and_predict()
    {
        Link("mlnet-trees");
        string[] more = ["--plugins", "plugins", "--set", "objective.parameters.trees=10", "--set", "space.leaves=[4]", "--set", "validation.folds=2"];
        var one = await Run("mlnet-trees/fast-tree.conf", "one", ["--slots", "1", .. more]);
        var two = await Run("mlnet-trees/fast-tree.conf", "two", ["--slots", "2", .. more]);
        var gbm = await Run("mlnet-trees/light-gbm.conf", "gbm", ["--slots", "2", .. more]);

        Assert.Equal(one.Digest, two.Digest);
        Assert.NotEqual(one.Digest, gbm.Digest);
        var best = Json("one/best.json").GetProperty("crossValidation").GetProperty("selectedLoss").GetDouble();
        Assert.InRange(best, 1, 20);
        var predicted = (await Coordinator.Start(
            _workshop.Folder, "predict", "gbm", Path.Combine(Repository.Root(), "samples/mlnet-trees/friedman.csv"), "--plugins", "plugins").End()).With(0);
        Assert.Equal("a,b,c,d,e,f,y,predicted_y", predicted.Lines[0]);
        Assert.Equal(301, predicted.Lines.Length);
    }

    [UnixFact]
    public async Task A_module_of_TorchSharp_trains_to_the_same_bits_with_any_number_of_slots_and_predicts()
    {
        Link("torch-lstm");
        string[] more = ["--plugins", "plugins", "--set", "space.hidden=[12]", "--set", "training.max-epochs=8", "--set", "validation.folds=2"];
        var one = await Run("torch-lstm/lstm.conf", "one", ["--slots", "1", .. more]);
        var two = await Run("torch-lstm/lstm.conf", "two", ["--slots", "2", .. more]);

        Assert.Equal(one.Digest, two.Digest);
        Assert.Equal(File.ReadAllBytes(_workshop["one/model/weights.dat"]), File.ReadAllBytes(_workshop["two/model/weights.dat"]));
        var predicted = (await Coordinator.Start(
            _workshop.Folder, "predict", "two", Path.Combine(Repository.Root(), "samples/torch-lstm/series.csv"), "--plugins", "plugins").End()).With(0);
        var rows = predicted.Lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')[^2..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray()).ToList();
        Assert.Equal(180, rows.Count);
        Assert.InRange(rows.Average(row => Math.Pow(row[0] - row[1], 2)), 0, 0.1);
    }

    // A plug-in is the build output of its project, whose configuration is that of this test.
    private void Link(string sample)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        Directory.CreateDirectory(_workshop["plugins"]);
        Directory.CreateSymbolicLink(
            _workshop[$"plugins/{sample}"], Path.Combine(Repository.Root(), "samples", sample, "bin", built.Parent!.Name, built.Name));
    }

    private async Task<Ended> Run(string sample, string name, params string[] more) => (await Coordinator.Start(
        _workshop.Folder, ["run", Path.Combine(Repository.Root(), "samples", sample), "--out", name, "--no-dashboard", .. more]).End()).With(0);

    private JsonElement Json(string name) => JsonDocument.Parse(File.ReadAllBytes(_workshop[name])).RootElement;
}
