using ActorSearch.Abstractions;
using static TorchSharp.torch;

namespace ActorSearch.Torch;

/// <summary>Trains modules for one slot.</summary>
internal sealed class TorchRun(TorchObjective objective, ObjectiveData data) : IObjectiveRun
{
    // Configurations whose modules were seen to draw from their streams alone.
    private readonly HashSet<string> _steady = [];

    public TrainingEnd Train(TrainingTask task, Func<EpochReport, bool> onEpoch, CancellationToken cancellation)
    {
        TorchThread.Prepare();
        var rows = data.Train ?? throw new InvalidOperationException("The objective needs rows.");
        if (objective.Loss.IsForClasses == (rows.Classes.Count == 0))
        {
            return new TrainingEnd.Failed(objective.Loss.IsForClasses
                ? "the loss is one of classes, but the target is a number; set objective.classes = true"
                : "the loss is one of numbers, but the target is a class; set objective.classes = false");
        }

        using var scope = NewDisposeScope();
        var shape = new TorchShape(rows.Columns, objective.Loss.IsForClasses ? rows.Classes.Count : 1);
        var scaling = Scaling.Fit(rows, task.TrainingRows.Span, objective.StandardizesInputs, !objective.Loss.IsForClasses);
        if (_steady.Add(string.Join('\n', task.Trial.Values)) && !IsSteady(task, rows, shape, scaling))
        {
            _steady.Remove(string.Join('\n', task.Trial.Values));
            return new TrainingEnd.Failed($"the module draws from torch's generator, which all slots share; use {nameof(IStreamModule)}, for example {nameof(StreamDropout)} in place of Dropout");
        }

        using var net = new ModuleNet(objective, task.Trial, shape, scaling);
        net.Draw(task.Random);
        using var training = new TorchTraining(net, task, rows);
        var best = new BestWeights(task.Monitor);
        List<double> losses = [];
        for (var epoch = 1; epoch <= task.Epochs; epoch++)
        {
            var loss = training.Epoch(epoch, losses, cancellation);
            if (!double.IsFinite(loss)) return new TrainingEnd.Failed($"the training loss of epoch {epoch} is {loss}");
            var score = training.Validate();
            losses.Add(double.IsFinite(score.Loss) ? score.Loss : loss);
            if (task.ModelFolder is not null && !task.ValidationRows.IsEmpty) best.Keep(net.Module, score);
            if (!onEpoch(new EpochReport(epoch, score.Loss) { TrainLoss = loss, Metrics = score.Metrics })) break;
        }

        return task.ModelFolder is { } folder ? Deliver(folder, net, best, task.Trial, rows, shape) : new TrainingEnd.Trained();
    }

    public double[] Predict(string modelFolder, ObjectiveRows rows)
    {
        TorchThread.Prepare();
        using var scope = NewDisposeScope();
        using var net = ModuleFile.Read(objective, modelFolder, rows);
        return Evaluate(net, rows, null).Predictions;
    }

    public void Dispose()
    {
    }

    private TrainingEnd.Trained Deliver(string folder, ModuleNet net, BestWeights best, Trial trial, ObjectiveRows rows, TorchShape shape)
    {
        best.Restore(net.Module);
        ModuleFile.Write(folder, net, trial, rows, shape);
        if (data.Test is not { } test) return new TrainingEnd.Trained();
        double[] targets = test.Targets.ToArray();
        var (predictions, loss) = Evaluate(net, test, targets);
        return new TrainingEnd.Trained { TestLoss = loss, TestMetrics = ModuleScore.Compute(objective.Loss, loss, targets, predictions).Metrics };
    }

    private static (double[] Predictions, double Loss) Evaluate(ModuleNet net, ObjectiveRows rows, double[]? targets) =>
        net.Evaluate(tensor(net.Scaling.Inputs(rows), [rows.Count, rows.Columns]), [.. Enumerable.Range(0, rows.Count).Select(row => (long)row)], targets);

    // Two modules that are built and drawn alike give the same bits, unless something draws from the generator of the process.
    private bool IsSteady(TrainingTask task, ObjectiveRows rows, TorchShape shape, Scaling scaling)
    {
        var probes = new List<byte[]>();
        for (var i = 0; i < 2; i++)
        {
            using var net = new ModuleNet(objective, task.Trial, shape, scaling);
            net.Draw(task.Random);
            using var training = new TorchTraining(net, task, rows);
            probes.Add(training.Probe());
        }

        return probes[0].AsSpan().SequenceEqual(probes[1]);
    }
}
