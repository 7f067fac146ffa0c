using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>The built program on generated digits: both kinds of nets, from the shipped file to a prediction.</summary>
public sealed class DigitTests : IDisposable
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "hocon", "experiments", "digits.conf");

    private static readonly string[] Small =
        ["--set", "data.digits=60", "--set", "training.max-epochs=2", "--set", "validation.folds=2", "--set", "model.channels=[2, 3]"];

    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public async Task Digits_are_ranked_by_accuracy_and_the_winner_is_analysed()
    {
        var ended = await Run("out");

        Assert.Contains(ended.Lines, line => line.EndsWith("by accuracy (higher is better)", StringComparison.Ordinal));
        Assert.Contains("accuracy", ended.ValueOf("test loss: "), StringComparison.Ordinal);
        var rows = Lines("out/configurations.csv");
        var column = Array.IndexOf(rows[0].Split(','), "mean_accuracy");
        var accuracies = rows[1..].Select(row => double.Parse(row.Split(',')[column], CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(accuracies.OrderDescending(), accuracies);
        Assert.Contains("validation_accuracy", Lines("out/curves.csv")[0].Split(','));
        var classes = Json("out/best.json").GetProperty("refit").GetProperty("testMetrics").GetProperty("classes");
        Assert.Equal(60, classes.EnumerateArray().Sum(each => each.GetProperty("support").GetInt32()));
        Assert.Equal("9", classes[9].GetProperty("name").GetString());
        var analysis = Json("out/analysis.json");
        Assert.Equal("test", analysis.GetProperty("rows").GetString());
        Assert.Equal(10, analysis.GetProperty("classes").GetArrayLength());
        var report = System.IO.File.ReadAllText(_workshop["out/report.html"]);
        Assert.Contains("of 60 test rows correctly: accuracy", report, StringComparison.Ordinal);
        Assert.Contains("Most confident mistakes", report, StringComparison.Ordinal);
        Assert.Contains("From layer to layer", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loss")]
    [InlineData("macro-f1")]
    [InlineData("recall:3")]
    public async Task Trainings_that_draw_their_losses_end_with_all_files(string metric)
    {
        await Run("out", "--set", "model.kind=noop", "--set", $"selection.metric={metric}");

        Assert.Contains("mean_accuracy", Lines("out/configurations.csv")[0].Split(','));
        Assert.All(Lines("out/folds.csv")[1..], line => Assert.Equal(Lines("out/folds.csv")[0].Split(',').Length, line.Split(',').Length));
        Assert.Equal(60, Json("out/best.json").GetProperty("refit").GetProperty("testMetrics").GetProperty("classes").EnumerateArray()
            .Sum(each => each.GetProperty("support").GetInt32()));
        Assert.Contains("delivers no model", System.IO.File.ReadAllText(_workshop["out/report.html"]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workshop["out/model"]));
    }

    [Fact]
    public async Task What_is_looked_at_may_change_and_nothing_is_trained_again()
    {
        string[] one = ["--set", "space.model.kind=[mlp]", "--set", "space.augmentation.rotation=[0]"];
        var first = await Run("out", one);

        var again = await Run("out", [.. one, "--set", "analysis.rows=[59, 2]", "--set", "analysis.tsne={ rows = 30, perplexity = 4, seed = 3 }"]);

        Assert.Equal(first.Digest, again.Digest);
        Assert.StartsWith("2 of 2 folds", again.Progress.First(line => line.Contains(" folds · ", StringComparison.Ordinal) || line.EndsWith(" folds", StringComparison.Ordinal)), StringComparison.Ordinal);
        var analysis = Json("out/analysis.json");
        Assert.Equal([59, 2], analysis.GetProperty("chosen").EnumerateArray().Select(row => row.GetProperty("row").GetInt32()));
        var map = analysis.GetProperty("tsne");
        Assert.Equal((30, 4, 3), (map.GetProperty("row").GetArrayLength(), map.GetProperty("perplexity").GetInt32(), map.GetProperty("seed").GetInt32()));
        System.IO.File.Delete(_workshop["out/analysis.json"]);
        (await Coordinator.Run(_workshop.Folder, "report", "out")).With(0);
        Assert.Contains("row 59: ", System.IO.File.ReadAllText(_workshop["out/report.html"]), StringComparison.Ordinal);

        var refused = (await Coordinator.Run(_workshop.Folder, ["run", File, "--out", "out", .. Small, .. one, "--set", "analysis.rows=[60]"])).With(2);
        Assert.Equal("analysis.rows: there is no test row 60 (counted from 0); the 60 test rows are 0 to 59.", refused.Error.TrimEnd());
    }

    [Fact]
    public async Task One_slot_and_two_draw_the_same_dropout_and_augmentation()
    {
        string[] noisy = ["--set", "augmentation.noise=0.1", "--set", "model.dropout=0.3", "--set", "model.batch-norm=true"];

        var one = await Run("one", ["--slots", "1", .. noisy]);
        var two = await Run("two", ["--slots", "2", .. noisy]);

        Assert.Equal(one.Digest, two.Digest);
        Assert.Equal(Lines("one/folds.csv"), Lines("two/folds.csv"));
        Assert.Equal(Lines("one/analysis.json"), Lines("two/analysis.json"));
    }

    [Theory]
    [InlineData("conv", "conv")]
    [InlineData("mlp", "dense")]
    public async Task The_engine_that_trained_is_named_and_images_are_predicted(string kind, string engine)
    {
        await Run("out", "--set", $"space.model.kind=[{kind}]", "--set", "space.augmentation.rotation=[0]");
        System.IO.File.WriteAllBytes(_workshop["in.idx"], Images(3, 28, 28));

        var predicted = (await Coordinator.Run(_workshop.Folder, "predict", "out", "in.idx")).With(0);

        Assert.Equal(engine, Json("out/best.json").GetProperty("versions").GetProperty("engine").GetString());
        Assert.Equal("image,predicted_class," + string.Join(',', Enumerable.Range(0, 10).Select(i => $"probability_{i}")), predicted.Lines[0]);
        Assert.Equal(["0", "1", "2"], predicted.Lines[1..].Select(line => line.Split(',')[0]));
        Assert.All(predicted.Lines[1..], line =>
        {
            var probabilities = line.Split(',')[2..].Select(text => float.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(1, probabilities.Sum(), 1e-4);
            Assert.Equal(Array.IndexOf(probabilities, probabilities.Max()).ToString(CultureInfo.InvariantCulture), line.Split(',')[1]);
        });
    }

    [Fact]
    public async Task Images_of_another_size_are_refused()
    {
        await Run("out", "--set", "space.model.kind=[mlp]", "--set", "space.augmentation.rotation=[0]");
        System.IO.File.WriteAllBytes(_workshop["in.idx"], Images(3, 14, 28));

        var refused = (await Coordinator.Run(_workshop.Folder, "predict", "out", "in.idx")).With(2);

        Assert.Equal("in.idx: the images are 14 × 28, but the model takes 28 × 28; use a file with images of this size.", refused.Error.TrimEnd());
    }

    private async Task<Ended> Run(string folder, params string[] more) =>
        (await Coordinator.Run(_workshop.Folder, ["run", File, "--out", folder, .. Small, .. more])).With(0);

    private string[] Lines(string file) => System.IO.File.ReadAllLines(_workshop[file]);

    private JsonElement Json(string file) => JsonDocument.Parse(System.IO.File.ReadAllText(_workshop[file])).RootElement;

    private static byte[] Images(int count, int height, int width)
    {
        var bytes = new byte[16 + (count * height * width)];
        (bytes[2], bytes[3]) = (8, 3);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), count);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), height);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), width);
        for (var i = 16; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i * 7);
        }

        return bytes;
    }
}
