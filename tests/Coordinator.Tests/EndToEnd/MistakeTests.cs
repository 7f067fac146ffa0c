namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>Each of a user's mistakes is named in one clear sentence, ends with 2 and leaves earlier results as they are.</summary>
public class MistakeTests(FinishedSearch search) : IClassFixture<FinishedSearch>
{
    private Workshop Workshop => search.Workshop;

    [Theory]
    [InlineData("a missing experiment file", "none.conf", "none.conf")]
    [InlineData("an empty experiment file", "empty.conf", "empty.conf")]
    [InlineData("an unknown key, with the nearest right one", "tiny.conf", "optimizer.learning-rate",
        "--set", "optimizer.lerning-rate=0.1")]
    [InlineData("a wrong type", "tiny.conf", "training.batch-size", "--set", "training.batch-size=many")]
    [InlineData("an empty list", "tiny.conf", "optimizer.learning-rate", "--set", "space.optimizer.learning-rate=[]")]
    [InlineData("a path in space that names no setting", "tiny.conf", "optimizer.speed", "--set", "space.optimizer.speed=[1,2]")]
    [InlineData("a learning rate of 0", "tiny.conf", "optimizer.learning-rate", "--set", "optimizer.learning-rate=0")]
    [InlineData("a learning rate below 0 in the space", "tiny.conf", "optimizer.learning-rate",
        "--set", "space.optimizer.learning-rate=[-1]")]
    [InlineData("more folds than rows", "tiny.conf", "validation.folds", "--set", "validation.folds=21")]
    [InlineData("fewer than two folds", "tiny.conf", "validation.folds", "--set", "validation.folds=1")]
    [InlineData("no hidden layer", "tiny.conf", "model.hidden", "--set", "model.hidden=[]")]
    [InlineData("no patience", "tiny.conf", "training.patience", "--set", "training.patience=0")]
    [InlineData("--set without =", "tiny.conf", "--set", "--set", "training.patience")]
    [InlineData("no slots", "tiny.conf", "--slots", "--slots", "0")]
    [InlineData("slots in words", "tiny.conf", "--slots", "--slots", "two")]
    [InlineData("a changed setting, by its name", "tiny.conf", "training.max-epochs", "--set", "training.max-epochs=4")]
    public async Task A_mistake_in_the_experiment_is_named(string mistake, string experiment, string named, params string[] arguments)
    {
        Workshop.Write("empty.conf", "");
        var before = Workshop.Snapshot("out");

        var refused = await Coordinator.Run(Workshop.Folder, ["run", experiment, "--out", "out", .. arguments]);

        Refuses(refused, mistake, named);
        Assert.Equal(before, Workshop.Snapshot("out"));
    }

    [Theory]
    [InlineData("the input", "in.csv", "predict", "out", "in.csv")]
    [InlineData("the input by another path", "out/../in.csv", "predict", "out", "in.csv")]
    [InlineData("the out-of-fold predictions", "out/predictions.csv", "predict", "out", "in.csv")]
    [InlineData("the model", "out/model/weights.dat", "predict", "out", "in.csv")]
    [InlineData("the description of the model", "out/model/MODEL.md", "export-model", "out", "--format", "onnx")]
    [InlineData("the study", "out/study.db", "export", "out", "--format", "json")]
    [InlineData("a table", "out/folds.csv", "export", "out", "--format", "csv")]
    [InlineData("the report by an export", "out/report.html", "export", "out", "--format", "csv")]
    [InlineData("the winner by a report", "out/best.json", "report", "out")]
    [InlineData("a log", "out/log/coordinator.clef", "report", "out")]
    public async Task An_output_that_would_replace_what_is_needed_is_refused(string what, string file, params string[] command)
    {
        Workshop.Write("in.csv", "x\n0.5\n");
        var before = Workshop.Snapshot("out");

        var refused = await Coordinator.Run(Workshop.Folder, [.. command, "--out", file]);

        Refuses(refused, what, file, "Name another file with --out.");
        Assert.Equal(before, Workshop.Snapshot("out"));
        Assert.Equal("x\n0.5\n", File.ReadAllText(Workshop["in.csv"]));
    }

    [Theory]
    [InlineData("a missing file", null, "train.csv")]
    [InlineData("an empty file", "", "train.csv")]
    [InlineData("text in a column", "x,y\n1,2\n2,three\n3,4\n", "train.csv, line 3", "\"y\"", "three")]
    [InlineData("not a number", "x,y\n1,2\n3,NaN\n3,4\n", "train.csv, line 3", "\"y\"", "NaN")]
    [InlineData("infinity", "x,y\n1,2\n2,inf\n3,4\n", "train.csv, line 3", "\"y\"", "inf")]
    [InlineData("a ragged row", "x,y\n1,2\n2\n3,4\n", "train.csv, line 3")]
    [InlineData("fewer rows than folds", "x,y\n1,2\n", "validation.folds")]
    public async Task A_mistake_in_the_data_is_named(string mistake, string? text, params string[] named)
    {
        using var own = new Workshop();
        own.Write("csv.conf", Csv("train = train.csv"));
        if (text is not null)
        {
            own.Write("train.csv", text);
        }

        var refused = await Coordinator.Run(own.Folder, "run", "csv.conf", "--out", "out");

        Refuses(refused, mistake, named);
        Assert.False(Directory.Exists(own["out"]));
    }

    [Fact]
    public async Task An_unknown_target_is_named()
    {
        using var own = new Workshop();
        own.Write("csv.conf", Csv("train = train.csv, target = label"));
        own.Write("train.csv", "x,y\n1,2\n2,3\n");

        Refuses(await Coordinator.Run(own.Folder, "run", "csv.conf", "--out", "out"), "an unknown target", "data.target", "label");
    }

    [Fact]
    public async Task A_folder_that_is_not_ours_is_left_alone()
    {
        using var own = new Workshop();
        own.Write("tiny.conf", Workshop.Tiny);
        Directory.CreateDirectory(own["photos"]);
        own.Write("photos/holiday.jpg", "sea");
        var before = own.Snapshot("photos");

        Refuses(await Coordinator.Run(own.Folder, "run", "tiny.conf", "--out", "photos"), "a folder of something else", "photos");
        Refuses(await Coordinator.Run(own.Folder, "run", "tiny.conf", "--out", "photos", "--fresh"), "the same with --fresh", "photos");

        Assert.Equal(before, own.Snapshot("photos"));
    }

    [Fact]
    public async Task A_file_cannot_be_the_output_folder()
    {
        using var own = new Workshop();
        own.Write("tiny.conf", Workshop.Tiny);
        own.Write("out", "a file");

        Refuses(await Coordinator.Run(own.Folder, "run", "tiny.conf", "--out", "out"), "a file as the output folder", "out");
    }

    [Theory]
    [InlineData("show", "nowhere")]
    [InlineData("predict", "nowhere", "in.csv")]
    [InlineData("export", "nowhere", "--format", "csv")]
    public async Task A_folder_without_results_is_named(params string[] arguments)
    {
        Refuses(await Coordinator.Run(Workshop.Folder, arguments), string.Join(' ', arguments), "nowhere");
        Assert.False(Directory.Exists(Workshop["nowhere"]));
    }

    private static string Csv(string data) =>
        Workshop.Tiny.Replace("kind = noisy-curve, rows = 20", $"kind = csv, {data}", StringComparison.Ordinal);

    private static void Refuses(Ended ended, string mistake, params string[] named)
    {
        ended.With(2);
        var sentence = Assert.Single(ended.Error.TrimEnd().Split('\n'));
        Assert.All(
            named, name => Assert.True(sentence.Contains(name, StringComparison.Ordinal), $"{mistake}: {name} is not in «{sentence}»"));
        Assert.DoesNotContain("   at ", sentence, StringComparison.Ordinal);
        Assert.Empty(ended.Lines);
    }
}
