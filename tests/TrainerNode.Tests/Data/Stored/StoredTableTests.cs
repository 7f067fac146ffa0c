using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Data.Stored;
using ActorSearch.TrainerNode.Feasibility;
using ActorSearch.TrainerNode.Rows.Preparing;
using ActorSearch.TrainerNode.Tests.Rows.Preparing;
using ActorSearch.TrainerNode.Tests.Training;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Tests.Data.Stored;

/// <summary>Tables in files; with a limit of 0 bytes every table is one.</summary>
public sealed class StoredTableTests : IDisposable
{
    private const int Rows = 150;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_complete_table_in_a_file_trains_to_the_bits_of_one_in_memory() =>
        AssertSame(_folder.Csv(Numbers(0), Numbers(1)), Some.Hyperparameters with { Standardize = new StandardizeSettings(Inputs: true, Target: true) });

    public static TheoryData<CategoryEncoding> Encodings => [new OneHotEncoding(3), new OrdinalEncoding(), new TargetEncoding(10), new EmbeddingEncoding(2)];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_prepared_table_in_a_file_trains_to_the_bits_of_one_in_memory(CategoryEncoding encoding) => AssertSame(
        _folder.Csv(Mixed(0), Mixed(1)) with { Validation = _folder.Write("validation.csv", Mixed(2)) },
        Some.Hyperparameters with { Preparation = Prepared.Settings with { Encode = encoding, Log1p = true, Clip = 0.02 } });

    [Fact]
    public void A_column_that_outgrows_memory_continues_in_a_file()
    {
        using var space = new LoadingSpace(new TableSpace(_folder.Path, 5000));
        GrowingColumn<int> large = new(space), small = new(space);
        for (var value = 0; value < 100_000; value++) large.Add(value);
        for (var value = 0; value < 100; value++) small.Add(value);

        Assert.Equal(Enumerable.Range(0, 100_000), large.Values.ToArray());
        Assert.Equal(Enumerable.Range(0, 100), small.Values.ToArray());
        large.Add(-1);
        Assert.Equal((100_001, -1), (large.Count, large.Values[^1]));
    }

    [Fact]
    public void A_table_that_cannot_be_written_is_refused_with_a_sentence()
    {
        var full = Assert.Throws<NoRoomException>(() => new TableSpace(_folder.File("gone"), 0).NewFile(_folder.File("also gone")));

        Assert.Equal(
            $"the table is too large for memory, and its file cannot be written in {_folder.File("gone")} ({SystemFault.Find(full.InnerException!).Reason}); free some space there, or choose an output folder on another disk.",
            full.Message);
    }

    private void AssertSame(CsvData settings, Hyperparameters hyperparameters)
    {
        var (memory, file) = (Load(settings, long.MaxValue), Load(settings, 0));
        Assert.Equal(
            (false, true, false, true),
            (memory.Train.Inputs.AreInFile, file.Train.Inputs.AreInFile, memory.Test!.Inputs.AreInFile, file.Test!.Inputs.AreInFile));
        Assert.All(Directory.GetFiles(_folder.Path), path => Assert.EndsWith(".csv", path, StringComparison.Ordinal));
        Assert.Equal(memory.Sha256, file.Sha256);
        Assert.Equal<string>(memory.Notices, file.Notices);
        Assert.Equal<int>(memory.Train.Inputs.Select(BitConverter.SingleToInt32Bits), file.Train.Inputs.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal(UnscaledColumns.Find(memory.Train).Inputs.AsEnumerable(), UnscaledColumns.Find(file.Train).Inputs);
        var (ofMemory, ofFile) = (Trained(memory, hyperparameters), Trained(file, hyperparameters));
        Assert.Equal(ofMemory.Losses, ofFile.Losses);
        Assert.Equal(ofMemory.Weights, ofFile.Weights);
    }

    private DataSet Load(CsvData settings, long limit) =>
        Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(settings, new TableSpace(_folder.Path, limit))).Value;

    private static (double[] Losses, float[] Weights) Trained(DataSet data, Hyperparameters hyperparameters)
    {
        ValidationSettings validation = data.Train.Roles.Trained is null ? Some.Validation : new ValidationFile();
        using var run = new TrainingRun(data, validation, 1);
        var scored = Assert.IsType<FoldOutcome.Scored>(run.TrainFold(hyperparameters, 0, null, CancellationToken.None));
        var refit = Assert.IsType<RefitOutcome.Trained>(run.Refit(hyperparameters, 2, 0, CancellationToken.None));
        return ([.. scored.Curves.Train, .. scored.Curves.Validation, refit.Result.Train.Loss, refit.Result.Test!.Loss], [.. refit.Model.Weights.SelectMany(weight => weight.Values)]);
    }

    private static string Numbers(int part) => Csv("a,b,y", row => string.Create(CultureInfo.InvariantCulture, $"{Math.Sin(row + part)},{1e9 + row},{row % 7}"));

    private static string Mixed(int part) => Csv("a,city,day,open,y", row => string.Create(
        CultureInfo.InvariantCulture,
        $"{(row % 11 == 3 ? "" : $"{row * 0.37}")},{(row % 13 == part ? "" : $"city {row % 6}")},2024-01-{1 + (row % 28):00},{(row % 3 == 0 ? "yes" : "no")},{row % 7}"));

    private static string Csv(string header, Func<int, string> row) => $"{header}\n{string.Join('\n', Enumerable.Range(0, Rows).Select(row))}\n";
}
