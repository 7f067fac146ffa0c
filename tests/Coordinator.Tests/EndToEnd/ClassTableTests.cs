using System.Globalization;
using System.Text;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>The built program on a table whose target is a class.</summary>
public sealed class ClassTableTests : IDisposable
{
    private const string Experiment = """
        name = berries
        data { kind = csv, train = train.csv, test = test.csv, standardize.inputs = true }
        model { hidden = [8], activation = tanh }
        loss.kind = cross-entropy
        optimizer { kind = adam, learning-rate = 0.05 }
        training { batch-size = 8, max-epochs = 20, early-stopping = false }
        validation.folds = 2
        selection { metric = accuracy, top-k = 2 }
        space { optimizer.learning-rate = [0.05, 1e-6] }
        """;

    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public async Task Texts_are_classes_from_the_file_to_the_prediction()
    {
        Write(Rows("sour", "sweet", "tart"), Rows("tart", "sour", "sweet"));
        (await Coordinator.Run(_workshop.Folder, "run", "berries.conf", "--out", "out")).With(0);
        _workshop.Write("in.csv", "size,colour\n0.1,0.1\n5.1,0.1\n0.1,5.1\n");

        var predicted = (await Coordinator.Run(_workshop.Folder, "predict", "out", "in.csv")).With(0);

        Assert.Equal("size,colour,predicted_taste,probability_sour,probability_sweet,probability_tart", predicted.Lines[0]);
        Assert.Equal(["sour", "tart", "sweet"], predicted.Lines[1..].Select(line => line.Split(',')[2]));
        Assert.All(predicted.Lines[1..], line => Assert.Equal(
            1, line.Split(',')[3..].Sum(text => float.Parse(text, CultureInfo.InvariantCulture)), 1e-4));
    }

    [Fact]
    public async Task Another_metric_ranks_anew_what_is_trained_already()
    {
        Write(Rows("sour", "sweet", "tart"), Rows("tart", "sour", "sweet"));
        var first = (await Coordinator.Run(_workshop.Folder, "run", "berries.conf", "--out", "out")).With(0);
        var folds = File.ReadAllText(Path.Combine(_workshop["out"], "folds.csv"));

        var again = (await Coordinator.Run(
            _workshop.Folder, "run", "berries.conf", "--out", "out", "--set", "selection.metric=macro-f1")).With(0);
        var shown = (await Coordinator.Run(_workshop.Folder, "show", "out")).With(0);

        Assert.Equal(folds, File.ReadAllText(Path.Combine(_workshop["out"], "folds.csv")));
        Assert.StartsWith("4 of 4 folds", again.Progress.First(line => line.Contains(" of 4 folds", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("2 configurations by accuracy (higher is better)", first.Lines);
        Assert.Contains("2 configurations by macro-f1 (higher is better)", again.Lines);
        Assert.Contains("2 configurations by macro-f1 (higher is better)", shown.Lines);
    }

    [Fact]
    public async Task A_new_class_in_the_test_file_is_named()
    {
        Write(Rows("sour", "sweet", "tart"), "colour,size,taste\n1,1,sour\n2,2,bitter\n");

        await Refuses("a new class", "test.csv, line 3", "\"bitter\"", "train.csv");
    }

    [Theory]
    [InlineData("one class only", "colour,size,taste\n1,1,sour\n2,2,sour\n3,3,sour\n", "class")]
    [InlineData("a class with fewer rows than folds", "colour,size,taste\n1,1,sour\n2,2,sour\n3,3,sweet\n4,4,sweet\n5,5,tart\n", "tart")]
    [InlineData("a class that is no whole number", "colour,size,taste\n1,1,0\n2,2,0.5\n3,3,1\n", "train.csv, line 3", "0.5")]
    public async Task A_mistake_in_the_classes_is_named(string mistake, string rows, params string[] named)
    {
        Write(rows, rows);
        _workshop.Write("berries.conf", Experiment.Replace(", test = test.csv", "", StringComparison.Ordinal));

        await Refuses(mistake, named);
    }

    private async Task Refuses(string mistake, params string[] named)
    {
        var refused = (await Coordinator.Run(_workshop.Folder, "run", "berries.conf", "--out", "out")).With(2);

        var sentence = Assert.Single(refused.Error.TrimEnd().Split('\n'));
        Assert.All(named, name =>
            Assert.True(sentence.Contains(name, StringComparison.Ordinal), $"{mistake}: «{sentence}» does not name {name}."));
        Assert.False(Directory.Exists(_workshop["out"]));
    }

    private void Write(string train, string test)
    {
        _workshop.Write("berries.conf", Experiment);
        _workshop.Write("train.csv", train);
        _workshop.Write("test.csv", test);
    }

    /// <summary>12 rows in three corners that lie apart.</summary>
    private static string Rows(params string[] order)
    {
        var text = new StringBuilder("colour,size,taste\n");
        for (var i = 0; i < 4; i++)
        {
            foreach (var taste in order)
            {
                var (colour, size) = taste switch { "sour" => (0.0, 0.0), "sweet" => (5.0, 0.0), _ => (0.0, 5.0) };
                text.Append(CultureInfo.InvariantCulture, $"{colour + (0.1 * i)},{size + (0.05 * i)},{taste}\n");
            }
        }

        return text.ToString();
    }
}
