using System.Text;
using System.Text.Json;
using ActorSearch.Coordinator.Reporting.Html.Net;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Spaces;
using ActorSearch.TrainerNode.Analysis;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.Coordinator.Tests.Reporting.Html.Net;

public class NetInsightTests
{
    private static readonly DataSet Data = Search.Right(DataSets.Load(new StrokeDigits(20, 1)));
    private static readonly TrainedModel Model = Train(1);

    [Fact]
    public void What_a_run_wrote_of_its_model_is_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("analysis.json"), AnalysisJson.Write(Model, Data, [], AnalysisSettings.Default with { MostMistakes = 1 }));

        var shown = Assert.IsType<NetInsight.Shown>(NetInsight.Compute(Model, Data, "", AnalysisSettings.Default, folder.At("analysis.json")));

        Assert.Single(shown.Analysis.Mistakes);
        Assert.Equal(20, shown.Analysis.Looked);
        Assert.Same(Data.Test, shown.Rows);
    }

    [Fact]
    public void An_analysis_of_another_model_and_a_broken_one_are_made_anew()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("other.json"), AnalysisJson.Write(Train(2), Data, [], AnalysisSettings.Default with { MostMistakes = 1 }));
        File.WriteAllText(folder.At("broken.json"), """{"model":"x","classes":["a"]}""");

        foreach (var file in new[] { "other.json", "broken.json", "missing.json" })
        {
            var shown = Assert.IsType<NetInsight.Shown>(NetInsight.Compute(Model, Data, "", AnalysisSettings.Default, folder.At(file)));
            Assert.Equal(AnalysisJson.IdOf(Model), shown.Analysis.Model);
            Assert.NotEqual(1, shown.Analysis.Mistakes.Length);
        }
    }

    [Fact]
    public void Without_data_the_written_analysis_is_shown_and_otherwise_the_reason()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.At("analysis.json"), AnalysisJson.Write(Model, Data, [], AnalysisSettings.Default));

        Assert.Null(Assert.IsType<NetInsight.Shown>(NetInsight.Compute(Model, null, "gone", AnalysisSettings.Default, folder.At("analysis.json"))).Rows);
        Assert.Equal("gone", Assert.IsType<NetInsight.Missing>(NetInsight.Compute(Model, null, "gone", AnalysisSettings.Default, folder.At("missing.json"))).Sentence);
    }

    [Theory]
    [InlineData("\"row\":0", "\"row\":9999")]
    [InlineData("\"predicted\":1,\"confidence\"", "\"predicted\":7,\"confidence\"")]
    [InlineData("\"shape\":[2,1,3,3]", "\"shape\":[2,1,3,4]")]
    [InlineData("\"classes\":", "\"classs\":")]
    [InlineData("\"row\":[0,1,2", "\"row\":[0,2,1")]
    [InlineData("\"row\":[0,1,2,3,4,5]", "\"row\":[0,1,2,3,4,6]")]
    [InlineData("\"coordinates\":[", "\"coordinates\":[1,")]
    public void An_analysis_that_contradicts_itself_is_none(string whole, string broken)
    {
        var json = JsonSerializer.Serialize(SomeNet.Analysis("a", "b", "c"), JsonSerializerOptions.Web);

        Assert.NotNull(NetAnalysis.Read(Encoding.UTF8.GetBytes(json)));
        Assert.Contains(whole, json, StringComparison.Ordinal);
        Assert.Null(NetAnalysis.Read(Encoding.UTF8.GetBytes(json.Replace(whole, broken, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_new_look_looks_at_what_the_experiment_asks_for()
    {
        using var folder = new TemporaryFolder();
        var settings = AnalysisSettings.Default with { Chosen = [5, 2], MostMapped = 10 };

        var shown = Assert.IsType<NetInsight.Shown>(NetInsight.Compute(Model, Data, "", settings, folder.At("missing.json")));

        Assert.Equal([(5, "asked"), (2, "asked")], shown.Analysis.Chosen.Select(row => (row.Row, row.Why)));
        Assert.Equal(10, shown.Analysis.Tsne.Row.Length);
    }

    [Fact]
    public void Layers_have_names_for_people()
    {
        Assert.Equal(
            ["convolution 1", "pooling 1", "convolution 2", "hidden layer 1", "output"],
            LayerNames.OfOutputs(["0.convolution", "0.pooled", "4.convolution", "7.linear", "output"]));
        Assert.Equal(
            ["convolution 1", "convolution 2", "hidden layer 1", "output layer"], LayerNames.OfWeights(["0.weight", "4.weight", "7.weight", "9.weight"], ["0.weight", "4.weight"]));
    }

    private static TrainedModel Train(ulong seed)
    {
        var experiment = Search.Experiment(
            $"name = d, seed = {seed}, data {{ kind = stroke-digits, digits = 20, seed = 1 }}, model.hidden = [4], loss.kind = cross-entropy, training.max-epochs = 1");
        using var run = new TrainingRun(Data, experiment.Validation, experiment.Seed);
        return Assert.IsType<RefitOutcome.Trained>(run.Refit(experiment.Configure(0, []).Hyperparameters, 1, 0, CancellationToken.None)).Model;
    }
}
