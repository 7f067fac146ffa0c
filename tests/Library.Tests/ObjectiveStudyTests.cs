using ActorSearch.Abstractions;

namespace ActorSearch.Library.Tests;

/// <summary>Searches over an object with the interface of plug-ins.</summary>
public sealed class ObjectiveStudyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("study-");

    public ObjectiveStudyTests()
    {
        System.IO.File.WriteAllLines(Path.Combine(_folder.FullName, "rows.csv"), ["x,y", .. Enumerable.Range(0, 20).Select(row => $"{row},{10 + (row % 2)}")]);
        System.IO.File.WriteAllText(Path.Combine(_folder.FullName, "test.csv"), "x,y\n1,10.5\n2,10.5\n");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_objective_is_searched_refitted_and_predicts()
    {
        var objective = new ShrunkMean();
        var output = Path.Combine(_folder.FullName, "out");
        ExperimentBuilder Of(int slots) => new ExperimentBuilder("means", seed: 1).Float("shrink", [0.5, 0, 1]).Data(File("rows.csv"), target: "y", test: File("test.csv"))
            .Metric("gain", MetricDirection.Maximize, ranks: true).Folds(4).Slots(slots);

        var kept = Study.Run(Of(2).Output(output), objective);

        Assert.Equal("0", kept.Best!.Values.Text("shrink"));
        Assert.Equal("3", kept.Best.Values.Text("unused"));
        Assert.Equal(-kept.Best.Folds.Average(fold => fold.Loss), kept.Best.Mean, 1e-12);
        Assert.Equal(0, kept.Model!.TestLoss, 1e-12);
        Assert.Equal(Path.Combine(output, "model"), kept.Model.Folder);
        using var run = objective.Open(new ObjectiveData { Rows = 0 });
        Assert.Equal([10.5], run.Predict(kept.Model.Folder!, new ObjectiveRows(new double[] { 7 }, new double[1]) { InputNames = ["x"], TargetName = "y" })!);
        var once = Study.Run(Of(1), objective);
        Assert.Equal(kept.Digest, once.Digest);
        Assert.Null(once.Model!.Folder);
    }

    [Fact]
    public void What_does_not_fit_the_objective_is_said_before_anything_is_trained()
    {
        ExperimentBuilder Of() => new ExperimentBuilder("wrong").Float("shrink", [0, 1]).Folds(2);

        Assert.Contains("data.train", Mistake(Of(), new ShrunkMean()), StringComparison.Ordinal);
        Assert.Contains("shrink must be", Mistake(new ExperimentBuilder("wrong").Float("shrink", [0, 2]).Data(File("rows.csv")), new ShrunkMean()), StringComparison.Ordinal);
        Assert.Contains("width", Mistake(Of().Fixed("width", 3).Data(File("rows.csv")), new ShrunkMean()), StringComparison.Ordinal);
        Assert.Contains("the objective says it itself", Mistake(Of().Metric("gain", MetricDirection.Minimize).Data(File("rows.csv")), new ShrunkMean()), StringComparison.Ordinal);
        Assert.Contains("reads no data", Mistake(Of().Data(File("rows.csv")), new ShrunkMean(data: DataNeed.None)), StringComparison.Ordinal);
        Assert.Equal("objective command: there is already an objective called command. Rename it.", Mistake(Of(), new ShrunkMean("command")));
        Assert.Contains("begins with a letter, but is 1 mean", Mistake(Of(), new ShrunkMean("1 mean")), StringComparison.Ordinal);
    }

    private string File(string name) => Path.Combine(_folder.FullName, name);

    private static string Mistake(ExperimentBuilder experiment, IObjective objective) => Assert.Single(Assert.Throws<StudyException>(() => Study.Run(experiment, objective)).Mistakes);
}
