using System.Globalization;
using System.Text.Json;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>The three kinds of final model and the out-of-fold predictions, by the built program.</summary>
public sealed class FinalModelTests : IDisposable
{
    private const string Numbers = """
        name = numbers
        data { kind = csv, train = train.csv, test = test.csv, standardize { inputs = true, target = true } }
        model.hidden = [8]
        training { batch-size = 8, max-epochs = 30, patience = 4 }
        validation { folds = 3, repeats = 2 }
        space.optimizer.learning-rate = [0.05, 0.01]
        """;

    private readonly Workshop _workshop = new();

    public FinalModelTests()
    {
        _workshop.Write("e.conf", Numbers);
        _workshop.Write("train.csv", Table(1));
        _workshop.Write("test.csv", Table(2));
    }

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public async Task Every_training_row_has_a_prediction_of_nets_that_were_not_trained_on_it()
    {
        (await Run("a", "--slots", "1")).With(0);
        (await Run("b", "--slots", "2", "--set", "refit.kind=hold-out")).With(0);

        var rows = Lines("a/predictions.csv");
        Assert.Equal("row,folds,target,prediction", rows[0]);
        Assert.Equal(Enumerable.Range(0, 30).Select(row => $"{row}"), rows[1..].Select(row => row.Split(',')[0]));
        Assert.All(rows[1..], row => Assert.Matches("^[0-2] [3-5]$", row.Split(',')[1]));
        Assert.Equal(
            Lines("train.csv")[1..].Select(row => float.Parse(row.Split(',')[1], CultureInfo.InvariantCulture)),
            rows[1..].Select(row => float.Parse(row.Split(',')[2], CultureInfo.InvariantCulture)));
        Assert.Equal(rows, Lines("b/predictions.csv"));
    }

    [Theory]
    [InlineData("rmse", "loss.kind=mse")]
    [InlineData("mae", "data.standardize.target=true")]
    [InlineData("log-loss", "loss.kind=cross-entropy")]
    [InlineData("brier", "loss.kind=cross-entropy")]
    public async Task Metrics_of_predictions_csv_are_those_of_the_folds(string metric, string set)
    {
        var areClasses = metric is "log-loss" or "brier";
        if (areClasses) _workshop.Write("train.csv", Classes(40));
        (await Run("out", "--set", "validation.repeats=1", "--set", "data.test=null", "--set", $"data.standardize.target={!areClasses}".ToLowerInvariant(), "--set", set, "--set", $"selection.metric={metric}")).With(0);

        var winner = JsonDocument.Parse(File.ReadAllText(Path.Combine(_workshop["out"], "best.json"))).RootElement.GetProperty("configuration").GetProperty("index").GetInt32();
        var folds = Lines("out/folds.csv").Select(line => line.Split(',')).ToArray();
        var place = Array.IndexOf(folds[0], metric.Replace('-', '_'));
        foreach (var fold in folds[1..].Where(fold => fold[0] == $"{winner}"))
        {
            var rows = Lines("out/predictions.csv")[1..].Select(line => line.Split(',')).Where(row => row[1] == fold[1]).ToArray();
            var seen = metric switch
            {
                "rmse" => Math.Sqrt(rows.Average(row => Math.Pow(Number(row[3]) - Number(row[2]), 2))),
                "mae" => rows.Average(row => Math.Abs(Number(row[3]) - Number(row[2]))),
                "log-loss" => rows.Average(row => -Math.Log(Number(row[row[2] == "high" ? 4 : 5]) / (Number(row[4]) + Number(row[5])))),
                _ => rows.Average(row => Math.Pow(Number(row[5]) - (row[2] == "low" ? 1 : 0), 2)),
            };
            Assert.Equal(1, seen / Number(fold[place]), 1e-12);
        }
    }

    [Fact]
    public async Task Held_out_rows_decide_the_epoch_and_it_is_told()
    {
        var end = (await Run("out", "--set", "refit.kind=hold-out", "--set", "refit.restarts=2")).With(0);

        Assert.Equal(2, end.Lines.Count(line => System.Text.RegularExpressions.Regex.IsMatch(
            line, @"^refit \d: epoch \d+ of \d+, train loss [^ ]+, hold-out loss [^ ]+, test loss")));
        var refit = JsonDocument.Parse(File.ReadAllText(Path.Combine(_workshop["out"], "best.json"))).RootElement.GetProperty("refit");
        Assert.Equal("hold-out", refit.GetProperty("kind").GetString());
        Assert.True(refit.GetProperty("validationLoss").GetDouble() > 0);
    }

    [Fact]
    public async Task The_mean_of_the_folds_models_predicts_what_was_scored()
    {
        var end = (await Run("out", "--set", "refit.kind=folds")).With(0);
        var predicted = (await Coordinator.Run(_workshop.Folder, "predict", "out", "test.csv")).With(0);

        Assert.Contains(end.Lines, line => line.StartsWith("final model: the mean of the 6 models of the folds", StringComparison.Ordinal));
        var errors = predicted.Lines[1..].Select(line => line.Split(',')).Select(cells => Number(cells[1]) - Number(cells[^1])).ToList();
        var mae = JsonDocument.Parse(File.ReadAllText(Path.Combine(_workshop["out"], "best.json"))).RootElement
            .GetProperty("refit").GetProperty("testMetrics").EnumerateObject().First(metric => metric.Name.Contains("bsolute", StringComparison.Ordinal)).Value.GetDouble();
        Assert.Equal(errors.Average(Math.Abs), mae, 1e-5);
        Assert.Equal(6, JsonDocument.Parse(File.ReadAllText(Path.Combine(_workshop["out"], "model", "model.json"))).RootElement.GetProperty("members").GetArrayLength());
    }

    [Fact]
    public async Task Another_kind_goes_on_with_what_is_trained_and_comes_back_to_the_same_model()
    {
        var first = (await Run("out", "--set", "refit.kind=all-rows")).With(0);
        var model = File.ReadAllBytes(Path.Combine(_workshop["out"], "model", "weights.dat"));
        foreach (var kind in new[] { "folds", "hold-out", "folds" })
        {
            Assert.Equal(first.Digest, (await Run("out", "--set", $"refit.kind={kind}")).With(0).Digest);
            Assert.NotEqual(model, File.ReadAllBytes(Path.Combine(_workshop["out"], "model", "weights.dat")));
        }

        Assert.Equal(first.Digest, (await Run("out", "--set", "refit.kind=all-rows")).With(0).Digest);
        Assert.Equal(model, File.ReadAllBytes(Path.Combine(_workshop["out"], "model", "weights.dat")));
    }

    [Fact]
    public async Task Classes_are_judged_out_of_fold_in_the_report()
    {
        _workshop.Write("train.csv", Classes(40));
        (await Run(
            "out", "--set", "loss.kind=cross-entropy", "--set", "data.test=null", "--set", "data.standardize.target=false", "--set", "refit.kind=folds",
            "--set", "validation.repeats=1")).With(0);

        var rows = Lines("out/predictions.csv");
        Assert.Equal("row,folds,target,prediction,probability_high,probability_low", rows[0]);
        Assert.All(rows[1..], row => Assert.Equal(1, row.Split(',')[4..].Sum(Number), 1e-5));
        var report = File.ReadAllText(Path.Combine(_workshop["out"], "report.html"));
        Assert.Contains("Confusion matrix, out-of-fold predictions", report, StringComparison.Ordinal);
        Assert.Contains("Calibration curve, out-of-fold predictions", report, StringComparison.Ordinal);
        Assert.DoesNotContain("there are no test rows", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("refit.kind=holdout", "refit.kind must be auto, all-rows, hold-out or folds")]
    [InlineData("refit.share=1", "refit.share must be a number above 0 and below 1")]
    public async Task A_wrong_kind_is_refused_before_anything_is_written(string set, string sentence)
    {
        var end = (await Run("out", "--set", set)).With(2);

        Assert.Contains(sentence, end.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workshop["out"]));
    }

    [Fact]
    public async Task Noop_has_no_models_to_average()
    {
        var end = (await Run("out", "--set", "model.kind=noop", "--set", "refit.kind=folds")).With(2);

        Assert.Contains("set refit.kind = all-rows", end.Error, StringComparison.Ordinal);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Table(int seed) => "x,y\n" + string.Concat(Enumerable.Range(0, 30).Select(i => ((i * 7 * seed) % 30) / 10.0)
        .Select(x => string.Create(CultureInfo.InvariantCulture, $"{x},{(x * x) - x + 0.5}\n")));

    private static string Classes(int rows) => "x,y\n" + string.Concat(Enumerable.Range(0, rows).Select(i => (i * 7) % rows)
        .Select(x => string.Create(CultureInfo.InvariantCulture, $"{x / 10.0},{(x + (x % 5) > rows / 2 ? "high" : "low")}\n")));

    private string[] Lines(string file) => File.ReadAllLines(Path.Combine(_workshop.Folder, file));

    private Task<Ended> Run(string folder, params string[] more) => Coordinator.Run(_workshop.Folder, ["run", "e.conf", "--out", folder, .. more]);
}
