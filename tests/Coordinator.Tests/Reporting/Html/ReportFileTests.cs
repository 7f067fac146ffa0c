using System.Text.Json;
using ActorSearch.Coordinator.Reporting.Files;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Reporting.Html.Charts;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Storage.Sqlite;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Results.Ranking;

namespace ActorSearch.Coordinator.Tests.Reporting.Html;

public class ReportFileTests
{
    [Fact]
    public void No_text_ends_the_script_that_holds_the_data()
    {
        var study = SomeReport.Of(["0.1"], ["</script><script>alert(1)</script>", "<!--"]);

        var json = Some.Written(stream => ReportData.Write(stream, study, new SpaceFigures(study.View, study.Ranked)));

        Assert.DoesNotContain('<', json);
        Assert.Equal("</script><script>alert(1)</script>", JsonDocument.Parse(json).RootElement.GetProperty("dimensions")[1].GetProperty("values")[0].GetString());
    }

    [Fact]
    public void What_is_not_finite_is_null_in_the_data()
    {
        var study = SomeReport.Of(Some.Space("a.b"), [Some.Scored(0, 0, float.NaN), Some.Failed(0, 1)], _ => []);

        var rows = JsonDocument.Parse(Some.Written(stream => ReportData.Write(stream, study, new SpaceFigures(study.View, study.Ranked)))).RootElement.GetProperty("rows");

        Assert.Equal(JsonValueKind.Null, rows.GetProperty("mean")[0].ValueKind);
        Assert.Equal(JsonValueKind.Null, rows.GetProperty("losses")[0][0].ValueKind);
    }

    [Fact]
    public void Where_every_fold_failed_sentences_take_the_place_of_empty_charts()
    {
        FoldResult Failed(int fold) => new(new FoldId(0, fold), new FoldOutcome.Failed("It diverged.", new LossCurves([], [])));
        var page = Some.Written(stream => ReportFile.Write(stream, SomeReport.Of(Some.Space("a.b"), [Failed(0), Failed(1)], _ => [])));

        Assert.Contains("No training completed an epoch, so there are no curves.", page, StringComparison.Ordinal);
        Assert.Contains("There is no ranking: no configuration has scores for all its folds.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"folds\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_configuration_is_compared_with_none()
    {
        var page = Some.Written(stream => ReportFile.Write(stream, SomeReport.Of(["0.1"], ["relu"])));

        Assert.Contains("There is nothing to compare with: no other configuration has scores for all its folds.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0 of 0", page, StringComparison.Ordinal);
        Assert.Contains("id=\"folds\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fold_that_failed_before_its_first_epoch_has_no_curve()
    {
        var failed = new FoldResult(new FoldId(1, 1), new FoldOutcome.Failed("The program ended with exit code 3.", new LossCurves([], [])));
        var study = SomeReport.Of(Some.Space("a.b"), [Some.Scored(0, 0, 1), Some.Scored(0, 1, 2), Some.Scored(1, 0, 3), failed], _ => []);

        var page = Some.Written(stream => ReportFile.Write(stream, study));
        var curves = JsonDocument.Parse(Some.Written(stream => ReportData.Write(stream, study, new SpaceFigures(study.View, study.Ranked)))).RootElement.GetProperty("curves");

        Assert.Contains("The lowest point of each mean validation curve", page, StringComparison.Ordinal);
        Assert.Equal([false, true], curves.EnumerateArray().Select(each => each.GetProperty("mean").GetProperty("loss").GetArrayLength() == 0));
    }

    [Theory]
    [InlineData(SelectionRule.OneStandardError, 1, true)]
    [InlineData(SelectionRule.OneStandardError, 0, false)]
    [InlineData(SelectionRule.OneEpoch, 0, false)]
    public void A_winner_that_does_not_rank_first_is_explained(SelectionRule rule, int winner, bool explained)
    {
        var study = SomeReport.Of(["0.1"], ["relu", "tanh"]) with { Selected = new Selected(rule, winner, 1, 7) };

        var page = Some.Written(stream => ReportFile.Write(stream, study));

        Assert.Equal(explained, page.Contains("Configuration 0 ranks first with validation loss", StringComparison.Ordinal));
    }

    [Fact]
    public void Plotly_is_there_once_with_its_licence()
    {
        var page = Some.Written(stream => ReportFile.Write(stream, SomeReport.Of(["0.1"], ["relu"])));

        Assert.Equal(2, page.Split("plotly.js v").Length);
        Assert.Contains("Licensed under the MIT license", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Holes_in_markup_are_escaped()
    {
        using var writer = new StringWriter();

        new Markup(writer).Write($"""<p title="{"a\"b"}">{"<b>&"}</p>""");

        Assert.Equal("<p title=\"a&quot;b\">&lt;b&gt;&amp;</p>\n", writer.ToString());
    }

    [Theory]
    [InlineData("one-epoch", "Its mean validation loss over the folds, all scored at one epoch, is the best.")]
    [InlineData("mean-best", "Its mean validation loss over the folds, each scored at its own best epoch, is the best.")]
    [InlineData("one-standard-error", "It has the fewest parameters of those whose mean validation loss is within one standard error of the best.")]
    public async Task The_report_of_a_search_is_drawn_from_its_database(string rule, string reason)
    {
        using var folder = new TemporaryFolder();
        await Search.RunAsync(folder.Path, Search.Experiment(Search.Noop, "refit.restarts=5", $"selection.rule={rule}"));

        using (var study = Search.Right(SqliteReader.Open(folder.Path)))
        {
            ReportFile.Write(folder.At("report.html"), study, data: null, new OutputFiles(folder.Path));
        }

        var page = await File.ReadAllTextAsync(folder.At("report.html"));
        Assert.Contains("The winner is configuration", page, StringComparison.Ordinal);
        Assert.Contains(reason, page, StringComparison.Ordinal);
        Assert.Contains("delivers no model", page, StringComparison.Ordinal);
        Assert.Contains("17 attempts on", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_configurations_of_five_folds_stay_below_25_megabytes()
    {
        var values = Enumerable.Range(0, 100).Select(i => $"{(i + 1) / 1000.0}").ToArray();
        var study = SomeReport.Of(values, [.. Enumerable.Range(0, 100).Select(i => $"value {i}")]);
        using var stream = new MemoryStream();

        ReportFile.Write(stream, study);

        Assert.Equal(10_000, study.Ranked.Count);
        Assert.InRange(stream.Length, 1, 25_000_000);
    }
}
