using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.Coordinator.Reporting.Json;
using ActorSearch.Coordinator.Tests.Reporting.Html;
using ActorSearch.Coordinator.Tests.Reporting.Html.Net;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Results.Ranking;
using ActorSearch.TrainerNode;
using ActorSearch.TrainerNode.Metrics.Counts;

namespace ActorSearch.Coordinator.Tests.Reporting;

/// <summary>What other programs read.</summary>
public class ExportsTests
{
    private const string Rate = "optimizer.learning-rate";

    [Fact]
    public void The_table_has_the_columns_and_the_signs_of_scikit_learn()
    {
        var board = Some.Board(2, Some.Scored(1, 0, 1, 0.5f), Some.Scored(1, 1, 3, 0.5f), Some.Scored(0, 0, 4), Some.Failed(0, 1));

        var lines = Some.Written(stream => CvResultsCsv.Write(stream, Some.Study(Some.Space(Rate), board, _ => Some.Choices((Rate, "0.1"))))).Split('\n');

        Assert.Equal(
            "param_optimizer.learning-rate,split0_test_score,split1_test_score,mean_test_score,std_test_score,rank_test_score,"
                + "split0_train_score,split1_train_score,mean_train_score,std_train_score,status",
            lines[0]);
        Assert.Equal("0.1,-4,,,,2,-0.5,,,,failed", lines[1]);
        Assert.Equal("0.1,-1,-3,-2,1,1,-0.5,-0.5,-0.5,0,scored", lines[2]);
    }

    [Fact]
    public void A_metric_that_is_called_score_is_not_the_score_that_ranks()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("e.conf"), "data.kind = none, objective { kind = command, run = [sh], metrics { score = maximize } }, validation.folds = 2, space.v = [1]");
        var experiment = Assert.IsType<Checked<Experiment>.Right>(ExperimentFile.Read(BuiltIn.Schema, folder.At("e.conf"), [])).Value;

        var header = Some.Written(stream => CvResultsCsv.Write(stream, new(experiment, Some.Board(2), new Dictionary<int, ImmutableArray<Choice>>()))).Split('\n')[0];

        Assert.EndsWith(",split0_test_score_2,split1_test_score_2,mean_test_score_2,std_test_score_2,status", header, StringComparison.Ordinal);
        Assert.Equal(header.Split(',').Length, header.Split(',').Distinct().Count());
    }

    [Fact]
    public void A_trial_of_the_journal_has_value_parameters_and_a_step_a_fold()
    {
        var trials = Journal(Some.Board(2, Some.Scored(0, 0, 0.5f), Some.Scored(0, 1, 0.75f)), new Selected(SelectionRule.MeanBest, 0, 0.625, 3));

        Assert.Equal([0, 2, 2, 4], trials.Select(line => line.GetProperty("op_code").GetInt32()));
        Assert.Equal(1, trials[3].GetProperty("state").GetInt32());
        Assert.Equal(0.625, trials[3].GetProperty("value").GetDouble());
        Assert.Equal(1, trials[3].GetProperty("params").GetProperty(Rate).GetInt32());
        Assert.Equal("""{"name":"CategoricalDistribution","attributes":{"choices":[0.1,0.01]}}""", trials[3].GetProperty("distributions").GetProperty(Rate).GetString());
        Assert.Equal("""{"0":0.5,"1":0.75}""", trials[3].GetProperty("intermediate_values").GetRawText());
        Assert.Equal("2026-01-01T00:00:00.000000", trials[3].GetProperty("datetime_start").GetString());
    }

    [Fact]
    public void What_cannot_win_has_no_value_in_the_journal()
    {
        var trials = Journal(Some.Board(2, Some.Failed(0, 0), Some.Scored(0, 1, 1), Some.Scored(1, 0, 1)), null);

        Assert.Equal([3, 0], trials.Skip(2).Select(line => line.GetProperty("state").GetInt32()));
        Assert.All(trials.Skip(2), line => Assert.Equal(JsonValueKind.Null, line.GetProperty("value").ValueKind));
    }

    [Fact]
    public void A_metric_of_which_more_is_better_keeps_its_sign_in_the_table_and_turns_the_direction_of_the_journal()
    {
        var accuracy = new Accuracy();
        var study = Some.Study(Some.Space(Rate), Some.Board(2, accuracy, [SomeNet.Scored(0, 0, 1, 5), SomeNet.Scored(0, 1, 1, 7), SomeNet.Scored(1, 0, 2, 8), SomeNet.Scored(1, 1, 2, 9)]), _ => Some.Choices((Rate, "0.1")));

        var lines = Some.Written(stream => CvResultsCsv.Write(stream, study)).Split('\n');
        var journal = Parsed(Some.Written(stream => OptunaJournal.Write(stream, study, [], null)));

        Assert.Equal("param_optimizer.learning-rate,split0_test_score,split1_test_score,mean_test_score,std_test_score,rank_test_score,status", lines[0]);
        Assert.StartsWith("0.1,0.5,0.7,", lines[1], StringComparison.Ordinal);
        Assert.Equal(0.6, double.Parse(lines[1].Split(',')[3], CultureInfo.InvariantCulture), 6);
        Assert.EndsWith(",2,scored", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",1,scored", lines[2], StringComparison.Ordinal);
        Assert.Equal(2, journal[0].GetProperty("directions")[0].GetInt32());
        Assert.Equal("accuracy", journal[1].GetProperty("user_attr").GetProperty("metric").GetString());
        Assert.Equal(0.85, journal[^1].GetProperty("value").GetDouble(), 6);
        Assert.Equal(0.8, journal[^1].GetProperty("intermediate_values").GetProperty("0").GetDouble(), 6);
    }

    private static JsonElement[] Journal(Leaderboard board, Selected? selected)
    {
        var study = Some.Study(Some.Space(Rate), board, _ => Some.Choices((Rate, "0.01")));
        var written = Some.Written(stream => OptunaJournal.Write(stream, study, [SomeReport.Counted(new FoldId(0, 0), 0)], selected));
        return Parsed(written);
    }

    private static JsonElement[] Parsed(string journal) =>
        [.. journal.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
