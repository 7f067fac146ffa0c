using System.Diagnostics;
using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Csv;
using ActorSearch.TrainerNode.Data.Loading;
using ActorSearch.TrainerNode.Data.Stored;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Training;
using ActorSearch.TrainerNode.Training.Initializers;
using ActorSearch.TrainerNode.Training.Optimizers;
using ActorSearch.TrainerNode.Training.Schedules;

namespace ActorSearch.PlainLoop;

/// <summary>One epoch of a 2 × 128 net on <see cref="LargeTable"/>: the plain loop, which holds it in memory, and ours, which has it in a mapped file, alternately.</summary>
internal static class TableReport
{
    /// <summary>Rows that ours validates on, a thousandth; their forward pass is part of its time.</summary>
    private const double Share = 0.001;

    public static async Task PrintAsync(int pairs, int rows, int batchSize)
    {
        var folder = Directory.CreateTempSubdirectory("actorsearch-tables-");
        try
        {
            var file = Path.Combine(folder.FullName, "table.parquet");
            await LargeTable.WriteAsync(file, rows).ConfigureAwait(false);
            var settings = new CsvData(file, null, Header: true, Delimiter: null, Target: "signal", Inputs: []) { Classes = true };
            var data = ((Checked<DataSet>.Right)DataSets.Load(settings, TableSpace.Beside(folder.FullName))).Value;
            Print(pairs, rows, batchSize, data);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(int pairs, int rows, int batchSize, DataSet data)
    {
        using var run = new TrainingRun(data, new Holdout(Share, 1), 1);
        PlainTableTraining.Run(rows / 10, batchSize);
        var measured = Enumerable.Range(0, pairs).Select(_ => (Plain: PlainTableTraining.Run(rows, batchSize), Ours: Ours(run, rows, batchSize))).ToList();
        Console.WriteLine($"{rows} rows × {LargeTable.Columns} columns ({(data.Train.Inputs.AreInFile ? "ours in a mapped file" : "ours in memory too")}), one epoch, batch {batchSize}, one thread, medians of {pairs} pairs.");
        Console.WriteLine();
        Console.WriteLine("| | rows/s of processor time | rows/s | training loss |");
        Console.WriteLine("|---|---:|---:|---:|");
        Line("plain loop", [.. measured.Select(pair => pair.Plain)]);
        Line("ours", [.. measured.Select(pair => pair.Ours)]);
        var ratios = measured.Select(pair => pair.Ours.Processors / pair.Plain.Processors).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| ours / plain loop | {Medians.Of(ratios):f2} ({ratios.Min():f2} … {ratios.Max():f2}) | {Medians.Of(measured.Select(pair => pair.Ours.Clock / pair.Plain.Clock)):f2} | |"));
    }

    private static void Line(string name, List<(double Clock, double Processors, double Loss)> runs) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {Medians.Of(runs.Select(one => one.Processors)):n0} | {Medians.Of(runs.Select(one => one.Clock)):n0} | {Medians.Of(runs.Select(one => one.Loss)):f4} |"));

    private static (double Clock, double Processors, double Loss) Ours(TrainingRun run, int rows, int batchSize)
    {
        var hyperparameters = new Hyperparameters(
            new StandardizeSettings(false, false), new Mlp([128, 128], new Relu(), 0), new DefaultWeights(), new CrossEntropyLoss(0, new ClassWeights.Equal()),
            new Adam(1e-3, 0, 0.9, 0.999, 1e-8), new TrainingSettings(batchSize, MaxEpochs: 1, EarlyStopping: null), EngineKind.Dense)
        {
            Schedule = new ConstantRate(),
        };
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        if (run.TrainFold(hyperparameters, 0, null, CancellationToken.None) is not FoldOutcome.Scored scored) throw new InvalidOperationException("The training failed.");
        return (rows / clock.Elapsed.TotalSeconds, rows / (Environment.CpuUsage.TotalTime - processor).TotalSeconds, scored.Curves.Train[0]);
    }
}
