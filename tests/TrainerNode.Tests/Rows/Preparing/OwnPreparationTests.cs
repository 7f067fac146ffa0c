using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Experiments.Reading;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Randomness;
using ActorSearch.Shared.Search.Walks;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Feasibility;
using ActorSearch.TrainerNode.Rows;
using ActorSearch.TrainerNode.Tests.Data;

namespace ActorSearch.TrainerNode.Tests.Rows.Preparing;

/// <summary>How single columns are prepared, as <c>data.columns</c> says.</summary>
public sealed class OwnPreparationTests : IDisposable
{
    private const string Rows = "age,fare,city,open,y\n1,1,b,yes,1\n,2,a,no,2\n3,,b,yes,3\n8,6,c,no,4\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_column_has_its_own_steps_and_those_of_the_table_otherwise()
    {
        var (columns, width) = Fitted("age { impute = mean, scale = none, indicator = false }, city { encode = ordinal }, \"1\" { impute = constant, fill = 0.50 }", "data.prepare.scale = robust");

        Assert.Equal((4, 1 + 2 + 1 + 1), (columns.Length, width));
        Assert.Equal(new PreparedColumn.Number(4, FittedScale.Linear.None), columns[0]);
        var fare = Assert.IsType<PreparedColumn.Number>(columns[1]);
        Assert.Equal((0.5f, true, (float)1.5), (fare.Fill, fare.Indicator, ((FittedScale.Linear)fare.Scale).Center));
        Assert.Equal(1, Assert.IsType<PreparedColumn.Category>(columns[2]).Width);
    }

    [Theory]
    [InlineData("age { imput = mean }", "column 'age': there is no key imput. Did you mean impute?")]
    [InlineData("age { impute = middle }", "column 'age': impute must be auto, median, mean, most-frequent or constant, but is 'middle'.")]
    [InlineData("age { clip = 2 }", "column 'age': clip must be a number of at least 0 and below 0.5, but is '2'.")]
    [InlineData("agee { impute = mean }", "there is no column \"agee\"; did you mean \"age\"?")]
    [InlineData("y { impute = mean }", "column \"y\" is the target, and loss.kind says whether it holds classes or numbers; remove it, or name another data.target.")]
    [InlineData("city { encode = embedding, dimensions = 0 }", "column 'city': dimensions must be auto or a whole number from 1 to 1000, but is '0'.")]
    [InlineData("age { encode = embedding, dimensions = 4 }", "column \"age\" holds numbers, and dimensions is for texts; give it type = category too.")]
    [InlineData("city { impute = mean }", "column \"city\" holds texts, and impute is for numbers; set encode instead.")]
    [InlineData("age { encode = ordinal }", "column \"age\" holds numbers, and encode is for texts; give it type = category too.")]
    [InlineData("open { log1p = true }", "column \"open\" holds flags, and log1p is for numbers; remove it.")]
    public void What_does_not_fit_is_one_sentence(string columns, string sentence)
    {
        var read = ExperimentFile.Read(BuiltIn.Schema, _folder.Write("e.conf", Text(columns, "")), []);
        Mistake[] mistakes = read is Checked<Experiment>.Wrong(var wrong) ? [.. wrong]
            : DataSets.Load(((Checked<Experiment>.Right)read).Value.Data) switch
            {
                Checked<DataSet>.Right(var data) => [.. ExperimentData.Check(((Checked<Experiment>.Right)read).Value, data, BuiltIn.Objectives)],
                Checked<DataSet>.Wrong(var unread) => [.. unread],
                _ => [],
            };

        Assert.Equal(sentence, Assert.Single(mistakes).Sentence);
    }

    private (PreparedColumn[] Columns, int Width) Fitted(string columns, string more)
    {
        var experiment = Assert.IsType<Checked<Experiment>.Right>(ExperimentFile.Read(BuiltIn.Schema, _folder.Write("e.conf", Text(columns, more)), [])).Value;
        var table = Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(experiment.Data)).Value.Train;
        Assert.Empty(ExperimentData.Check(experiment, new DataSet(table, null, ""), BuiltIn.Objectives));
        var hyperparameters = Preview.Suggest(experiment).First().Hyperparameters;
        return ([.. FittedPreparation.Fit(hyperparameters, table, [0, 1, 2, 3], TrainingSeed.ForFold(1, 0)).Columns], TablePreparation.Width(hyperparameters, table));
    }

    private string Text(string columns, string more) =>
        $"data {{ train = \"{_folder.Write("train.csv", Rows).Replace('\\', '/')}\", columns {{ {columns} }} }}\nvalidation.folds = 2\n{more}";
}
