using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Tests.Serving;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>A table with several labels a row goes through the built program, from check to predictions of a file, a server and a report.</summary>
public sealed class LabelTests : IDisposable
{
    private const string Experiment = """
        name = labels
        data { train = "train.csv", test = "test.csv", target = [left, low, near], standardize.inputs = true }
        loss.kind = binary-cross-entropy
        model.hidden = [16]
        selection.metric = label-f1-macro
        validation.folds = 3
        training { max-epochs = 40, batch-size = 10, early-stopping = false }
        space { optimizer.learning-rate = [0.01, 0.02] }
        """;

    private static readonly string[] Names = ["left", "low", "near"];

    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public async Task Labels_are_checked_searched_predicted_and_served()
    {
        Write();
        var check = (await Coordinator.Run(_workshop.Folder, "check", "labels.conf")).With(0);
        Assert.Contains("3 labels: left 60, low 64, near 37; 19 rows without a label", string.Join(' ', check.Lines.Select(line => line.Trim())), StringComparison.Ordinal);

        (await Coordinator.Run(_workshop.Folder, "run", "labels.conf", "--out", "out")).With(0);

        using var best = JsonDocument.Parse(await File.ReadAllTextAsync(_workshop[Path.Combine("out", "best.json")]));
        var tested = best.RootElement.GetProperty("refit").GetProperty("testMetrics");
        Assert.InRange(tested.GetProperty("labelF1Macro").GetDouble(), 0.8, 1);
        Assert.InRange(tested.GetProperty("hammingLoss").GetDouble(), 0, 0.15);
        var outOfFold = await File.ReadAllLinesAsync(_workshop[Path.Combine("out", "predictions.csv")]);
        Assert.Equal("row,folds,target,prediction,probability_left,probability_low,probability_near", outOfFold[0]);
        Assert.All(outOfFold[1..].Select(line => line.Split(',')), row => Assert.Equal(
            row[3].Split('|', StringSplitOptions.RemoveEmptyEntries), Names.Where((_, at) => double.Parse(row[4 + at], CultureInfo.InvariantCulture) >= 0.5)));
        var report = await File.ReadAllTextAsync(_workshop[Path.Combine("out", "report.html")]);
        Assert.Contains("id=\"labels\"", report, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"classes\"", report, StringComparison.Ordinal);
        Assert.Contains("any of 3 labels", await File.ReadAllTextAsync(_workshop[Path.Combine("out", "model", "MODEL.md")]), StringComparison.Ordinal);

        _workshop.Write("in.csv", "b,a\n-1.5,-1.5\n1.8,1.8\n-0.8,0.8\n");
        var predicted = (await Coordinator.Run(_workshop.Folder, "predict", "out", "in.csv")).With(0).Lines;
        Assert.Equal("b,a,probability_left,probability_low,probability_near,predicted_left,predicted_low,predicted_near", predicted[0]);
        Assert.Equal(["1,1,0", "0,0,0", "0,1,1"], predicted[1..4].Select(line => string.Join(',', line.Split(',')[^3..])));

        var (process, address) = await ServedTable.Serve(_workshop.Folder, "out");
        using (process)
        using (var client = new HttpClient { BaseAddress = address })
        {
            var answers = await (await client.PostAsJsonAsync("predict", new[] { new { a = -1.5, b = -1.5 }, new { a = 1.8, b = 1.8 } })).Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("""["left","low"]""", answers[0].GetProperty("prediction").GetRawText());
            Assert.Equal("[]", answers[1].GetProperty("prediction").GetRawText());
            Assert.Equal(predicted[1].Split(',')[2..5], answers[0].GetProperty("probabilities").EnumerateObject().Select(probability => probability.Value.GetRawText()));
        }
    }

    [Fact]
    public async Task Each_label_is_predicted_from_its_threshold_on()
    {
        Write();
        var told = (await Coordinator.Run(_workshop.Folder, "run", "labels.conf", "--out", "out", "--set", "selection.threshold=label-f1-macro", "--set", "training.max-epochs=2")).With(0);

        using var best = JsonDocument.Parse(await File.ReadAllTextAsync(_workshop[Path.Combine("out", "best.json")]));
        var threshold = best.RootElement.GetProperty("threshold");
        double[] from = [.. Names.Select(name => threshold.GetProperty("labels").GetProperty(name).GetDouble())];
        Assert.Contains(from, value => value != 0.5);
        var rows = (await File.ReadAllLinesAsync(_workshop[Path.Combine("out", "predictions.csv")]))[1..].Select(line => line.Split(',')).ToList();
        Assert.All(rows, row => Assert.Equal(
            row[3].Split('|', StringSplitOptions.RemoveEmptyEntries), Names.Where((_, at) => double.Parse(row[4 + at], CultureInfo.InvariantCulture) >= from[at])));
        Assert.Equal(threshold.GetProperty("outOfFold").GetDouble(), Names.Average(name => F1(rows, name)), 1e-12);
        Assert.True(threshold.GetProperty("outOfFold").GetDouble() > threshold.GetProperty("outOfFoldMostProbable").GetDouble());
        Assert.Contains(told.Lines, line => line.StartsWith("thresholds: left from a probability of ", StringComparison.Ordinal));
        Assert.Contains((await Coordinator.Run(_workshop.Folder, "show", "out")).With(0).Lines, line => line.StartsWith("thresholds: left from a probability of ", StringComparison.Ordinal));
        Assert.Contains("The thresholds of the labels were chosen", await File.ReadAllTextAsync(_workshop[Path.Combine("out", "model", "MODEL.md")]), StringComparison.Ordinal);

        var predicted = (await Coordinator.Run(_workshop.Folder, "predict", "out", "test.csv")).With(0).Lines[1..].Select(line => line.Split(',')[5..]).ToList();
        Assert.All(predicted, row => Assert.Equal(Names.Select((_, at) => double.Parse(row[at], CultureInfo.InvariantCulture) >= from[at] ? "1" : "0"), row[3..]));
        var (process, address) = await ServedTable.Serve(_workshop.Folder, "out");
        using (process)
        using (var client = new HttpClient { BaseAddress = address })
        {
            var answer = await (await client.PostAsJsonAsync("predict", new { a = 0.3, b = -0.4 })).Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(
                Names.Where((name, at) => answer.GetProperty("probabilities").GetProperty(name).GetDouble() >= from[at]),
                answer.GetProperty("prediction").EnumerateArray().Select(label => label.GetString()));
            Assert.Equal(from, (await client.GetFromJsonAsync<JsonElement>("model")).GetProperty("thresholds").EnumerateArray().Select(value => value.GetDouble()));
        }
    }

    [Fact]
    public async Task The_digest_is_the_same_on_one_and_two_slots_and_of_one_column_of_texts()
    {
        Write();
        _workshop.Write("texts.csv", "a,b,tags\n" + string.Concat(File.ReadLines(_workshop["train.csv"]).Skip(1).Select(line => line.Split(','))
            .Select(row => $"{row[0]},{row[1]},{string.Join('|', Names.Where((_, at) => row[2 + at] == "1"))}\n")));
        var settings = Experiment.Replace("\"train.csv\"", $"\"{_workshop["train.csv"]}\"", StringComparison.Ordinal).Replace("\"test.csv\"", $"\"{_workshop["test.csv"]}\"", StringComparison.Ordinal);

        var one = await Finished("one", settings, 1);
        var two = await Finished("two", settings, 2);
        var texts = await Finished("texts", settings.Replace("train.csv", "texts.csv", StringComparison.Ordinal).Replace("[left, low, near]", "tags", StringComparison.Ordinal)
            .Replace($", test = \"{_workshop["test.csv"]}\"", "", StringComparison.Ordinal), 2);

        Assert.Equal(one.Digest, two.Digest);
        Assert.Equal(
            Enumerable.Range(0, 2).SelectMany(configuration => two.Board.Lines(configuration).ToArray()).Select(line => line.ValidationLoss),
            Enumerable.Range(0, 2).SelectMany(configuration => texts.Board.Lines(configuration).ToArray()).Select(line => line.ValidationLoss));

        async Task<SearchEnd.Finished> Finished(string folder, string text, int slots) =>
            Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_workshop[folder], Search.Experiment(text), slots));
    }

    private static double F1(List<string[]> rows, string label)
    {
        var (has, held) = (rows.Select(row => row[2].Split('|').Contains(label)).ToList(), rows.Select(row => row[3].Split('|').Contains(label)).ToList());
        return 2.0 * has.Zip(held, (one, other) => one && other).Count(both => both) / (has.Count(one => one) + held.Count(one => one));
    }

    private void Write()
    {
        _workshop.Write("train.csv", Corners(0));
        _workshop.Write("test.csv", Corners(0.5));
        _workshop.Write("labels.conf", Experiment);
    }

    // Whether a point is left of, below and near the origin; none, one or several of them.
    private static string Corners(double shift) => "a,b,left,low,near\n" + string.Concat(Enumerable.Range(0, 120).Select(row =>
    {
        var (a, b) = (2 * Math.Sin((row + shift) * 1.7), 2 * Math.Cos((row + shift) * 0.9));
        return string.Create(CultureInfo.InvariantCulture, $"{a},{b},{(a < 0 ? 1 : 0)},{(b < 0 ? 1 : 0)},{((a * a) + (b * b) < 3 ? 1 : 0)}\n");
    }));
}
