using System.Globalization;
using ActorSearch.PlainLoop;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Results;
using ActorSearch.Shared.Validation;
using ActorSearch.TrainerNode.Data.Generated;
using ActorSearch.TrainerNode.Training;
using TorchSharp;

// Usage: ActorSearch.PlainLoop job FILE part parts winner epochs restarts [key=value]…: its share of an experiment's folds and refits, by the plain loop; prints
// the epochs of the folds and when these ended.
if (args is ["job", var file, var part, var parts, var winner, var refitEpochs, var restarts, ..])
{
    int[] counts = [.. new[] { part, parts, winner, refitEpochs, restarts }.Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
    var (ran, ended) = PlainJob.Run(file, counts[0], counts[1], counts[2], counts[3], counts[4], args[7..]);
    Console.WriteLine($"{ran} {ended}");
    return;
}

// Usage: ActorSearch.PlainLoop images [pairs]: an epoch of classifiers of images, by the plain loop and by ours.
if (args is ["images", ..])
{
    torch.set_num_threads(1);
    ImageReport.Print(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5);
    return;
}

// Usage: ActorSearch.PlainLoop table-file FILE ROWS: writes a large table, Parquet or CSV. tables [pairs] [rows] [batch]: one epoch on one, by the plain loop and by ours.
if (args is ["table-file", var table, var tableRows])
{
    await LargeTable.WriteAsync(table, int.Parse(tableRows, CultureInfo.InvariantCulture));
    return;
}

if (args is ["tables", ..])
{
    torch.set_num_threads(1);
    int[] given = [.. args[1..].Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
    await TableReport.PrintAsync(given.ElementAtOrDefault(0) is > 0 and var asked ? asked : 3, given.ElementAtOrDefault(1) is > 0 and var tableSize ? tableSize : 1_000_000, given.ElementAtOrDefault(2) is > 0 and var ofBatch ? ofBatch : 256);
    return;
}

// Usage: ActorSearch.PlainLoop [engine] [pairs] [epochs]. One thread; plain loop and ours alternate, fold for fold, in this one process.
var engine = args.Length > 0 ? Enum.Parse<EngineKind>(args[0], ignoreCase: true) : EngineKind.Torch;
var pairs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var epochs = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 100;

torch.set_num_threads(1);
var data = new NoisyCurve(100, 0.1, 1).Generate();
ValidationSettings validation = new KFold(5, 1);
var strata = Strata.One(data.Train.Rows);
using var run = new TrainingRun(data, validation, 1);

Console.WriteLine($"Adam, GELU, smooth L1; {data.Train.Rows} rows, {validation.Trainings} folds × {epochs} epochs.");
Console.WriteLine($"Milliseconds of processor time a fold, medians of {pairs} pairs.");
Console.WriteLine();
Console.WriteLine($"| batch | hidden | plain loop | {engine} | plain / {engine} | least … most | best loss, plain | best loss, {engine} |");
Console.WriteLine("|---:|---|---:|---:|---:|---|---:|---:|");
foreach (var hidden in new int[][] { [64, 128], [128, 256] })
{
    foreach (var batchSize in new[] { 20, 40 })
    {
        // Patience that never runs out: both do the bookkeeping of early stopping, and both run all epochs.
        Measure(new Settings(batchSize, hidden, 0.01, 0, epochs, epochs + 1));
    }
}

void Measure(Settings settings)
{
    Pair(settings with { MaxEpochs = 20 }, plainFirst: true);
    var measured = Enumerable.Range(0, pairs).Select(pair => Pair(settings, plainFirst: pair % 2 == 0)).ToArray();
    var ratios = measured.Select(pair => pair.Plain.Milliseconds / pair.Ours.Milliseconds).ToArray();
    string[] cells =
    [
        $"{settings.BatchSize}",
        string.Join(", ", settings.Hidden),
        $"{Medians.Of(measured.Select(pair => pair.Plain.Milliseconds)):f1}",
        $"{Medians.Of(measured.Select(pair => pair.Ours.Milliseconds)):f1}",
        $"{Medians.Of(ratios):f2}",
        $"{ratios.Min():f2} … {ratios.Max():f2}",
        $"{Medians.Of(measured.Select(pair => pair.Plain.Loss)):f4}",
        $"{Medians.Of(measured.Select(pair => pair.Ours.Loss)):f4}",
    ];
    Console.WriteLine($"| {string.Join(" | ", cells)} |");
}

(Measured Plain, Measured Ours) Pair(Settings settings, bool plainFirst)
{
    var hyperparameters = settings.Hyperparameters(engine);
    Func<int, (int, float)> plain = fold => PlainTraining.Run(data.Train, Splits.For(validation, strata, 1, fold), settings);
    Func<int, (int, float)> ours = fold => run.TrainFold(hyperparameters, fold, null, CancellationToken.None) is FoldOutcome.Scored scored
        ? (scored.Curves.Epochs, (float)scored.ValidationLoss)
        : throw new InvalidOperationException("The training failed.");
    var first = AllFolds(settings, plainFirst ? plain : ours);
    var second = AllFolds(settings, plainFirst ? ours : plain);
    return plainFirst ? (first, second) : (second, first);
}

Measured AllFolds(Settings settings, Func<int, (int Epochs, float Loss)> train)
{
    var loss = 0f;
    var start = Environment.CpuUsage.TotalTime;
    for (var fold = 0; fold < validation.Trainings; fold++)
    {
        var (ran, best) = train(fold);
        if (ran != settings.MaxEpochs)
        {
            throw new InvalidOperationException($"{ran} epochs instead of {settings.MaxEpochs}.");
        }

        loss += best / validation.Trainings;
    }

    return new Measured((Environment.CpuUsage.TotalTime - start).TotalMilliseconds / validation.Trainings, loss);
}

internal sealed record Measured(double Milliseconds, double Loss);
