using System.Collections.Immutable;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Checks;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Feasibility;
using ActorSearch.TrainerNode.Tests.Data;

namespace ActorSearch.TrainerNode.Tests.Labels;

/// <summary>Tables whose rows have several labels, and what is refused of them.</summary>
public sealed class LabelTableTests : IDisposable
{
    private const string Flags = "x,sea,sky,beach,z\n1,1,0,1,5\n2,0,0,0,6\n3,no,yes,True,7\n4,1.0,0.0,false,8\n", Texts = "x,tags\n1,sea|beach\n2,\n3, sky | beach|sky\n4,sea\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Columns_of_flags_are_labels_in_the_order_of_the_setting()
    {
        var train = Load(Flags, "data.target = [beach, sea, sky]").Train;

        Assert.Equal(["beach", "sea", "sky"], train.Classes.AsEnumerable());
        Assert.Equal([0b011, 0, 0b101, 0b010], train.Targets);
        Assert.Equal(["x", "z"], train.InputNames.AsEnumerable());
        Assert.True(train.HasLabels);
        Assert.Equal("labels", train.TargetName);
    }

    [Fact]
    public void A_column_of_texts_has_labels_between_a_character_and_an_empty_field_has_none()
    {
        var train = Load(Texts, "").Train;

        Assert.Equal(["beach", "sea", "sky"], train.Classes.AsEnumerable());
        Assert.Equal([0b011, 0, 0b101, 0b010], train.Targets);
        Assert.Equal(train.Targets, Load(Texts.Replace('|', ';'), "data.label-separator = semicolon").Train.Targets);
        Assert.Equal(train.Targets, Load(Texts.Replace('|', ' '), "data.label-separator = blank").Train.Targets);
    }

    [Fact]
    public void A_test_file_has_the_labels_of_the_training_file()
    {
        var test = _folder.Write("test.csv", "x,tags\n5,sky\n6,beach|sky\n").Replace('\\', '/');

        Assert.Equal([0b100, 0b101], Load(Texts, $"data.test = \"{test}\"").Test!.Targets);
        _folder.Write("test.csv", "x,tags\n5,sky\n6,lake|sky\n");
        Assert.Contains("\"lake\" is a label that ", Wrong(Texts, $"data.test = \"{test}\""), StringComparison.Ordinal);
        _folder.Write("test.csv", Flags);
        Assert.Equal([0b011, 0, 0b101, 0b010], Load(Flags, $"data.target = [beach, sea, sky], data.test = \"{test}\"").Test!.Targets);
    }

    [Theory]
    [InlineData("x,a,b\n1,1,0\n2,2,0\n", "[a, b]", "train.csv, line 3, column \"a\": \"2\" is neither 1 nor 0; write 1 where the row has the label and 0 where it does not.")]
    [InlineData("x,a,b\n1,1,0\n2,,0\n3,NA,1\n", "[a, b]", "train.csv, line 3, column \"a\": 2 rows have no value in this column, and this is the first of them (an empty field), but each row needs 1 or 0 for a label; fill it in or remove the rows.")]
    [InlineData("x,a,b\n1,1,0\n", "[a, c]", "data.target: there is no column \"c\"; did you mean \"a\"?")]
    [InlineData("x,a,b\n1,1,0\n", "[a, a]", "data.target: column \"a\" is listed 2 times; list it once.")]
    [InlineData("x,t\n1,p|q\n2,NA\n", "t", "train.csv, line 3, column \"t\": \"NA\" means a missing value; leave the field of a row without labels empty, and remove rows whose labels are not known.")]
    [InlineData("x,t\n1,p\n2,p\n", "t", "train.csv: column \"t\" has only one label, \"p\", and at least two are needed; is data.label-separator what divides them?")]
    [InlineData("x,t\n1,0\n2,1\n", "t", "train.csv: column \"t\" has one of \"0\" and \"1\" a row, which are two classes; set loss.kind = cross-entropy, or list several columns of labels in data.target.")]
    [InlineData("x,t\n1,a|b|c|d|e|f|g|h|i|j|k|l|m\n2,n|o|p|q|r|s|t|u|v|w|x|y\n", "t", "train.csv, line 3, column \"t\": there are more than 24 different labels, and no more are learned together; keep the most frequent ones, or set data.label-separator to what divides them.")]
    public void What_does_not_say_labels_is_refused_with_its_place(string text, string target, string sentence)
    {
        var wrong = Wrong(text, $"data.target = {target}");

        if (sentence.StartsWith("data.target: there", StringComparison.Ordinal)) Assert.StartsWith("data.target: there is no column \"c\"", wrong, StringComparison.Ordinal);
        else Assert.Equal(sentence, wrong);
    }

    [Theory]
    [InlineData("validation.kind=stratified-k-fold", "rows with several labels have no class to be stratified by: set validation.kind = stratified-label-k-fold, k-fold, holdout or group-k-fold.")]
    [InlineData("selection.metric=accuracy", "the metric does not fit the target")]
    [InlineData("selection.metric=rmse", "the metric does not fit the target")]
    [InlineData("loss.kind=mse & selection.metric=hamming-loss", "the metric does not fit the target")]
    [InlineData("loss.kind=cross-entropy & selection.metric=hamming-loss", "the metric does not fit the target")]
    [InlineData("selection.metrics=[label-f1-macro,\"f1:sea\"]", "f1:sea does not fit the target: it is a metric of classes.")]
    [InlineData("selection.metrics=[label-f1-macro,label-roc-auc-macro] & loss.kind=cross-entropy", "it is a metric of labels.")]
    [InlineData("data.target=[sea,sky] & loss.kind=cross-entropy", "several columns are several labels a row: set loss.kind = binary-cross-entropy, or name one column.")]
    [InlineData("data.standardize.target=true", "classes cannot be scaled")]
    [InlineData("data.prepare.target=log1p", "classes cannot be transformed")]
    [InlineData("selection.threshold=f1:sea", "but f1:sea is none of these")]
    [InlineData("model.kind=noop", "noop draws no labels")]
    public void Settings_that_do_not_fit_labels_are_refused(string settings, string sentence)
    {
        var file = _folder.Write("e.conf", "data.train = train.csv\nloss.kind = binary-cross-entropy\n");
        var wrong = Assert.IsType<Checked<Experiment>.Wrong>(ExperimentFile.Read(BuiltIn.Schema, file, settings.Split(" & ")));

        Assert.Contains(wrong.Mistakes, mistake => mistake.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_metric_that_a_fold_does_not_define_is_refused_before_training()
    {
        var rows = string.Concat(Enumerable.Range(0, 20).Select(row => $"{row},{(row == 3 ? 1 : 0)},{row % 2}\n"));
        var (experiment, data) = Read($"x,a,b\n{rows}", "data.target = [a, b]\nselection.metric = label-roc-auc-macro\nvalidation.folds = 2");

        var mistake = Assert.Single(ExperimentData.Check(experiment, data, BuiltIn.Objectives));

        Assert.StartsWith("label-roc-auc-macro is not defined for fold ", mistake.Sentence, StringComparison.Ordinal);
        Assert.Contains("has no row with the label \"a\"", mistake.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("stratified", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Stratified_folds_define_a_metric_that_plain_ones_may_not()
    {
        var rows = string.Concat(Enumerable.Range(0, 20).Select(row => $"{row},{(row is 3 or 8 ? 1 : 0)},{row % 2}\n"));
        string[] Refused(string kind) => [.. Enumerable.Range(0, 10)
            .Select(seed => Read($"x,a,b\n{rows}", $"seed = {seed}\ndata.target = [a, b]\nselection.metric = label-roc-auc-macro\nvalidation {{ kind = {kind}, folds = 2 }}"))
            .SelectMany(read => ExperimentData.Check(read.Experiment, read.Data, BuiltIn.Objectives)).Select(mistake => mistake.Sentence)];

        Assert.Empty(Refused("stratified-label-k-fold"));
        Assert.NotEmpty(Refused("k-fold"));
        Assert.All(Refused("k-fold"), sentence => Assert.Contains("set validation.kind = stratified-label-k-fold, or use another metric", sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Labels_that_cannot_be_learned_and_inputs_that_tell_one_are_remarks()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(row => $"{row * row % 7},{row % 3 / 2},{row % 3 / 2},0,{row % 2}\n"));
        var (experiment, data) = Read($"x,copy,a,b,c\n{rows}", "data.target = [a, b, c]");

        var remarks = DataChecks.Remarks(experiment, data).ToDictionary(remark => remark.Id, remark => remark.Sentence);

        Assert.Contains("label \"b\": none of all 60 training rows has it", remarks["constant-label"], StringComparison.Ordinal);
        Assert.Contains(remarks.Values, sentence => sentence.Contains("\"copy\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_label_with_fewer_rows_than_folds_is_a_remark()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(row => $"{row * row % 7},{row % 2},{(row is 3 or 8 ? 1 : 0)}\n"));
        string Rare(int folds)
        {
            var (experiment, data) = Read($"x,a,b\n{rows}", $"data.target = [a, b]\nvalidation.folds = {folds}");
            return string.Join('\n', DataChecks.Remarks(experiment, data).Where(remark => remark.Id == "rare-label").Select(remark => remark.Sentence));
        }

        Assert.Equal("", Rare(2));
        Assert.Equal(
            "label \"b\": 2 training rows for 3 folds, so some folds have no row to score it, and a mean F1 over labels counts it as 0 there. Add rows of it, or leave it out of data.target.",
            Rare(3));
    }

    private DataSet Load(string text, string settings) => Read(text, settings).Data;

    private (Experiment Experiment, DataSet Data) Read(string text, string settings)
    {
        var experiment = Experiment(text, settings);
        return (experiment, Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(experiment.Data)).Value);
    }

    private string Wrong(string text, string settings)
    {
        ImmutableArray<Mistake> mistakes = Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(Experiment(text, settings).Data)).Mistakes;
        return Assert.Single(mistakes).ToString().Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    private Experiment Experiment(string text, string settings)
    {
        var train = _folder.Write("train.csv", text).Replace('\\', '/');
        var written = $"data.train = \"{train}\"\nloss.kind = binary-cross-entropy\n{settings}\n";
        return ExperimentFile.Read(BuiltIn.Schema, _folder.Write("e.conf", written), []) switch
        {
            Checked<Experiment>.Right(var experiment) => experiment,
            Checked<Experiment>.Wrong(var mistakes) => throw new ArgumentException(string.Join('\n', mistakes)),
            _ => throw new InvalidOperationException(),
        };
    }
}
