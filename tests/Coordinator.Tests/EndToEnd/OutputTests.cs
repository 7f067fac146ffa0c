using System.Text.Json;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>What a search that ran to its end leaves and says.</summary>
public class OutputTests(FinishedSearch search) : IClassFixture<FinishedSearch>
{
    private Workshop Workshop => search.Workshop;

    [Fact]
    public void All_files_are_there_and_no_half_written_one()
    {
        Assert.Equal(
            [
                "best.json", "configurations.csv", "curves.csv", "folds.csv", "log/coordinator.clef", "model/MODEL.md", "model/model.json",
                "model/weights.dat", "predictions.csv", "report.html", "study.db", "study.lock",
            ],
            Directory.EnumerateFiles(Workshop["out"], "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Workshop["out"], file).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_tables_have_a_row_for_each_configuration_fold_and_epoch()
    {
        Assert.Equal(1 + 2, Lines("configurations.csv").Length);
        Assert.Equal(1 + 4, Lines("folds.csv").Length);
        var epochs = Lines("folds.csv")[1..].Sum(line => int.Parse(line.Split(',')[6], null));
        Assert.Equal(1 + epochs, Lines("curves.csv").Length);
        Assert.Equal(["1", "2"], Lines("configurations.csv")[1..].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public void The_best_configuration_is_told_whole()
    {
        var best = JsonDocument.Parse(File.ReadAllText(Path.Combine(Workshop["out"], "best.json"))).RootElement;

        var winner = Lines("configurations.csv")[1].Split(',');
        var configuration = best.GetProperty("configuration");
        Assert.Equal(winner[1], configuration.GetProperty("index").ToString());
        Assert.Equal(double.Parse(winner[2], null), configuration.GetProperty("choices").GetProperty("optimizer.learning-rate").GetDouble());
        Assert.Equal(winner[3], best.GetProperty("crossValidation").GetProperty("meanValidationLoss").ToString());
        Assert.Equal(3, best.GetProperty("refit").GetProperty("restarts").GetArrayLength());
        Assert.True(best.GetProperty("refit").GetProperty("testLoss").GetSingle() > 0);
        Assert.Equal(64, best.GetProperty("dataSha256").GetString()!.Length);
        Assert.Equal("0.107.0", best.GetProperty("versions").GetProperty("torchSharp").GetString()!.Split('+')[0]);
        Assert.Equal(search.Ended.Digest, best.GetProperty("digest").GetString());
    }

    [Fact]
    public void The_last_lines_tell_winner_loss_refits_test_digest_and_place()
    {
        Assert.StartsWith("learning-rate 0.0", search.Ended.ValueOf("winner: "), StringComparison.Ordinal);
        Assert.Matches("over 2 folds at epoch [0-9]+$", search.Ended.ValueOf("cross-validation loss: "));
        Assert.Equal(3, search.Ended.Lines.Count(line => line.StartsWith("refit ", StringComparison.Ordinal)));
        Assert.NotEmpty(search.Ended.ValueOf("test loss: "));
        Assert.Matches("^[0-9a-f]{64}$", search.Ended.Digest);
        Assert.Equal("results: out", search.Ended.Lines[^1]);
    }

    [Fact]
    public void A_pipe_gets_plain_lines_and_no_control_codes()
    {
        Assert.DoesNotContain(string.Concat([.. search.Ended.Lines, .. search.Ended.Progress]), char.IsControl);
    }

    [Fact]
    public void Standard_output_has_results_alone_and_standard_error_the_progress()
    {
        Assert.Equal("2 configurations", search.Ended.Lines[0]);
        Assert.StartsWith("data        ", search.Ended.Progress[0], StringComparison.Ordinal);
        Assert.Contains(search.Ended.Progress, line => line.StartsWith("4 of 4 folds", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_fold_is_one_event_in_the_log()
    {
        var folds = Lines("log/coordinator.clef").Select(line => JsonDocument.Parse(line).RootElement)
            .Where(happened => happened.GetProperty("@mt").GetString()!.StartsWith("FoldScored:", StringComparison.Ordinal))
            .Select(happened => $"{happened.GetProperty("Configuration")}/{happened.GetProperty("Fold")}");

        Assert.Equal(["0/0", "0/1", "1/0", "1/1"], folds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Show_prints_the_same_table_and_changes_nothing()
    {
        var before = Workshop.Snapshot("out");

        var shown = (await Coordinator.Run(Workshop.Folder, "show", "out")).With(0);

        Assert.Equal(before, Workshop.Snapshot("out"));
        Assert.Contains(shown.Lines, line => line.Contains("learning-rate", StringComparison.Ordinal));
        var ranking = shown.Lines.Where(line => line.Contains('±', StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, ranking.Length);
        Assert.All(ranking, line => Assert.Contains(line, search.Ended.Lines));
        Assert.Equal(search.Ended.ValueOf("winner: "), shown.ValueOf("winner: "));
        Assert.Equal(search.Ended.ValueOf("test loss: "), shown.ValueOf("test loss: "));
        Assert.Equal("finished, 4 folds", shown.ValueOf("status: "));
        Assert.Equal(Path.Combine("out", "report.html"), shown.ValueOf("report: "));
    }

    [Fact]
    public async Task Scripts_read_what_was_found_from_one_object_of_run_and_of_show()
    {
        var run = (await Coordinator.Run(Workshop.Folder, "run", "tiny.conf", "--out", "out", "--quiet", "--json")).With(0);
        var shown = (await Coordinator.Run(Workshop.Folder, "show", "out", "--json", "--top", "1")).With(0);
        var best = JsonDocument.Parse(File.ReadAllText(Path.Combine(Workshop["out"], "best.json"))).RootElement;

        Assert.Empty(run.Progress);
        foreach (var (answer, rows) in new[] { (Json(run), 2), (Json(shown), 1) })
        {
            Assert.Equal(("tiny", "out", "finished"), (Text(answer, "experiment"), Text(answer, "folder"), Text(answer, "status")));
            Assert.Equal((search.Ended.Digest, Path.Combine("out", "report.html")), (Text(answer, "digest"), Text(answer, "report")));
            Assert.Equal("""{"counted":4,"planned":4,"failed":0}""", JsonSerializer.Serialize(answer.GetProperty("folds")));
            Assert.Equal("""{"metric":"loss","higherIsBetter":false}""", JsonSerializer.Serialize(answer.GetProperty("selection")));
            var (winner, refit) = (answer.GetProperty("winner"), best.GetProperty("refit"));
            Assert.Equal(best.GetProperty("configuration").GetProperty("index").GetInt32(), winner.GetProperty("configuration").GetInt32());
            Assert.Equal(best.GetProperty("crossValidation").GetProperty("selectedLoss").GetDouble(), winner.GetProperty("selectedLoss").GetDouble());
            Assert.All(
                ["keptRestart", "epochs", "trainLoss", "testLoss"],
                name => Assert.Equal(refit.GetProperty(name).GetRawText(), winner.GetProperty("refit").GetProperty(name).GetRawText()));
            Assert.Equal(rows, answer.GetProperty("configurations").GetArrayLength());
            Assert.Equal(1, answer.GetProperty("configurations")[0].GetProperty("rank").GetInt32());
        }
    }

    [Fact]
    public async Task Scripts_read_the_nodes_of_a_search()
    {
        var nodes = Json((await Coordinator.Run(Workshop.Folder, "show", "out", "--nodes", "--json")).With(0)).GetProperty("nodes");

        Assert.InRange(Assert.Single(nodes.EnumerateArray()).GetProperty("counted").GetInt32(), 4, 4 + 3 + 4);
    }

    [Fact]
    public async Task Export_writes_every_configuration()
    {
        var csv = (await Coordinator.Run(Workshop.Folder, "export", "out", "--format", "csv")).With(0);
        var json = (await Coordinator.Run(Workshop.Folder, "export", "out", "--format", "json", "--out", "all.json")).With(0);

        Assert.StartsWith("param_optimizer.learning-rate,split0_test_score,split1_test_score,mean_test_score,", csv.Lines[0], StringComparison.Ordinal);
        Assert.Equal(Lines("configurations.csv").Length, csv.Lines.Length);
        Assert.Empty(json.Lines);
        var all = JsonDocument.Parse(File.ReadAllText(Workshop["all.json"])).RootElement;
        Assert.Equal(2, all.GetProperty("configurations").GetArrayLength());
        Assert.Equal(search.Ended.Digest, all.GetProperty("digest").GetString());
    }

    [Fact]
    public async Task Two_runs_are_set_side_by_side_and_other_data_is_refused()
    {
        var before = Workshop.Snapshot("out");
        (await Coordinator.Run(Workshop.Folder, "run", "tiny.conf", "--out", "same", "--set", "optimizer.kind=sgd")).With(0);
        (await Coordinator.Run(Workshop.Folder, "run", "tiny.conf", "--out", "other", "--set", "data.rows=24")).With(0);

        var compared = (await Coordinator.Run(Workshop.Folder, "report", "out", "--compare", "same", "--out", "both.html")).With(0);
        var refused = (await Coordinator.Run(Workshop.Folder, "report", "out", "--compare", "other")).With(2);

        Assert.Equal("comparison: both.html", compared.Lines[^1]);
        var page = File.ReadAllText(Workshop["both.html"]);
        Assert.Contains("2 configurations of 2 in A and 2 in B are the same", page, StringComparison.Ordinal);
        Assert.Contains("<td>sgd</td>", page, StringComparison.Ordinal);
        Assert.StartsWith("other: its data is not the data of out", Assert.Single(refused.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Equal(before, Workshop.Snapshot("out"));
    }

    [Fact]
    public async Task Predict_takes_inputs_by_name_and_gives_one_prediction_a_row()
    {
        var input = JsonDocument.Parse(File.ReadAllText(Path.Combine(Workshop["out"], "model", "model.json")))
            .RootElement.GetProperty("inputs")[0].GetProperty("name").GetString();
        Workshop.Write("in.csv", $"other,{input}\nx,0.5\ny,0.5\n\nz,-1\n");

        var predicted = (await Coordinator.Run(Workshop.Folder, "predict", "out", "in.csv")).With(0);

        Assert.StartsWith($"other,{input},predicted_", predicted.Lines[0], StringComparison.Ordinal);
        Assert.Equal(4, predicted.Lines.Length);
        Assert.Equal(["x,0.5", "y,0.5", "z,-1"], predicted.Lines[1..].Select(line => line[..line.LastIndexOf(',')]));
        Assert.Equal(predicted.Lines[1].Split(',')[2], predicted.Lines[2].Split(',')[2]);
        Assert.NotEqual(predicted.Lines[1].Split(',')[2], predicted.Lines[3].Split(',')[2]);
        Assert.Equal("in.csv, line 4: the line is blank, so it is not a row and has no prediction.", predicted.Error.TrimEnd());
    }

    [Theory]
    [InlineData("wrong\n1\n", "in.csv")]
    [InlineData("{0}\n1\noops\n", "in.csv, line 3", "oops")]
    public async Task Predict_names_the_column_or_the_line_that_is_wrong(string text, params string[] named)
    {
        var input = JsonDocument.Parse(File.ReadAllText(Path.Combine(Workshop["out"], "model", "model.json")))
            .RootElement.GetProperty("inputs")[0].GetProperty("name").GetString();
        using var own = new Workshop();
        own.Write("in.csv", text.Replace("{0}", input, StringComparison.Ordinal));

        var refused = (await Coordinator.Run(own.Folder, "predict", Workshop["out"], "in.csv")).With(2);

        Assert.All(named, name => Assert.Contains(name, refused.Error, StringComparison.Ordinal));
        Assert.Empty(refused.Lines);
    }

    [Fact]
    public async Task The_model_is_described_and_exported()
    {
        var card = File.ReadAllText(Path.Combine(Workshop["out"], "model", "MODEL.md"));
        var best = JsonDocument.Parse(File.ReadAllText(Path.Combine(Workshop["out"], "best.json"))).RootElement;
        (await Coordinator.Run(Workshop.Folder, "export-model", "out", "--format", "onnx", "--out", "tiny.onnx")).With(0);

        Assert.StartsWith("# `tiny`\n\nA fully connected net with hidden layers of 4 units (tanh)", card, StringComparison.Ordinal);
        Assert.Contains("## Data\n\n- 20 training rows, 20 test rows; SHA-256 ", card, StringComparison.Ordinal);
        Assert.Contains($"digest {best.GetProperty("digest").GetString()}", card, StringComparison.Ordinal);
        Assert.Contains("- cross-validation loss: ", card, StringComparison.Ordinal);
        Assert.Contains("among 2 configurations, so it is optimistically biased", card, StringComparison.Ordinal);

        // Format 8 of ONNX, made by this program.
        Assert.Equal([0x08, 0x08, 0x12, 0x0b, .. "ActorSearch"u8], File.ReadAllBytes(Workshop["tiny.onnx"])[..15]);
    }

    private static JsonElement Json(Ended ended) => JsonDocument.Parse(string.Join('\n', ended.Lines)).RootElement;

    private static string? Text(JsonElement answer, string name) => answer.GetProperty(name).GetString();

    private string[] Lines(string name) => File.ReadAllLines(Path.Combine(Workshop["out"], name));
}
