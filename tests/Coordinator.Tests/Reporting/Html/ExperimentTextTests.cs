using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Storage.Json;
using ActorSearch.Coordinator.Storage.Records;

namespace ActorSearch.Coordinator.Tests.Reporting.Html;

public class ExperimentTextTests
{
    [Theory]
    [InlineData("data.kind = noisy-curve, space { training.batch-size = [10, 20], model.hidden = [[4], [4, 8]], optimizer.kind = [adam, sgd] }")]
    [InlineData("""
        data.kind = noisy-curve
        search { strategy = random, samples = 3 }
        space {
          optimizer.kind = [adam, sgd]
          optimizer.learning-rate = { log-uniform = [1e-4, 1e-1] }
          optimizer.momentum = { values = [0.5, 0.9], when = { optimizer.kind = sgd } }
          model.dropout = { uniform = [0, 0.5] }
          training.batch-size = { int = [10, 40] }
        }
        """)]
    [InlineData("""data { kind = csv, train = "a b\\c\"d.csv", delimiter = semicolon, inputs = ["first, one", "2"] }""")]
    public void The_file_in_the_report_is_the_experiment(string text)
    {
        var experiment = Search.Experiment("name = some\n" + text);

        var again = Search.Experiment(ExperimentText.Write(StudyCard.Create(experiment, "", "")));

        Assert.Equal(experiment.Settings, again.Settings);
        Assert.Equal(
            StudyJson.Write(experiment.Space),
            StudyJson.Write(again.Space));
    }
}
