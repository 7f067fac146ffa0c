using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;
using ActorSearch.TrainerNode.Training.Initializers;
using ActorSearch.TrainerNode.Training.Optimizers;
using ActorSearch.TrainerNode.Training.Schedules;
using static TorchSharp.torch;

namespace ActorSearch.PlainLoop;

/// <summary>
/// The training loop that one writes with TorchSharp alone: modules, its optimiser, a permutation an epoch, a dispose scope a batch,
/// early stopping that keeps the best weights. What ours is measured against.
/// </summary>
internal static class PlainTraining
{
    /// <summary>Trains one fold.</summary>
    /// <returns>Epochs that were run and the lowest validation loss.</returns>
    public static (int Epochs, float Loss) Run(DataTable table, FoldSplit split, Settings settings)
    {
        var (trainX, trainY) = Rows(table, split.Train);
        var (validX, validY) = Rows(table, split.Validation);
        using var model = Net(table.InputColumns, settings.Hidden);
        using var optimizer = optim.Adam(model.parameters(), settings.LearningRate, weight_decay: settings.WeightDecay);
        var best = float.PositiveInfinity;
        var (epoch, bestEpoch) = (0, 0);
        Dictionary<string, Tensor>? bestWeights = null;
        while (epoch < settings.MaxEpochs && epoch - bestEpoch < settings.Patience)
        {
            epoch++;
            TrainEpoch(model, optimizer, trainX, trainY, settings.BatchSize);
            var loss = Validate(model, validX, validY);
            if (loss < best)
            {
                (best, bestEpoch) = (loss, epoch);
                Dispose(bestWeights);
                bestWeights = model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
            }
        }

        if (bestWeights is not null)
        {
            model.load_state_dict(bestWeights);
        }

        Dispose(bestWeights);
        Tensor[] data = [trainX, trainY, validX, validY];
        foreach (var tensor in data)
        {
            tensor.Dispose();
        }

        return (epoch, best);
    }

    /// <summary>Trains on all rows for a number of epochs.</summary>
    public static void Refit(DataTable table, Settings settings, int epochs)
    {
        var (x, y) = Rows(table, [.. Enumerable.Range(0, table.Rows)]);
        using var model = Net(table.InputColumns, settings.Hidden);
        using var optimizer = optim.Adam(model.parameters(), settings.LearningRate, weight_decay: settings.WeightDecay);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            TrainEpoch(model, optimizer, x, y, settings.BatchSize);
        }

        x.Dispose();
        y.Dispose();
    }

    private static nn.Module<Tensor, Tensor> Net(int inputs, int[] hidden)
    {
        var modules = new List<(string, nn.Module<Tensor, Tensor>)>();
        foreach (var width in hidden)
        {
            modules.Add(($"linear{modules.Count}", nn.Linear(inputs, width)));
            modules.Add(($"activation{modules.Count}", nn.GELU()));
            inputs = width;
        }

        modules.Add(("output", nn.Linear(inputs, 1)));
        return nn.Sequential(modules);
    }

    private static float TrainEpoch(nn.Module<Tensor, Tensor> model, optim.Optimizer optimizer, Tensor x, Tensor y, int batchSize)
    {
        model.train();
        using var epochScope = NewDisposeScope();
        var rows = x.shape[0];
        var order = randperm(rows);
        var (shuffledX, shuffledY) = (x[order], y[order]);
        var total = 0f;
        for (long start = 0; start < rows; start += batchSize)
        {
            using var scope = NewDisposeScope();
            var size = Math.Min(batchSize, rows - start);
            var predictions = model.forward(shuffledX.narrow(0, start, size));
            var loss = nn.functional.smooth_l1_loss(predictions, shuffledY.narrow(0, start, size));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            total += loss.item<float>() * size;
        }

        return total / rows;
    }

    private static float Validate(nn.Module<Tensor, Tensor> model, Tensor x, Tensor y)
    {
        model.eval();
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        return nn.functional.smooth_l1_loss(model.forward(x), y).item<float>();
    }

    private static (Tensor X, Tensor Y) Rows(DataTable table, int[] rows)
    {
        float[] inputs = [.. rows.SelectMany(row => table.Inputs.Skip(row * table.InputColumns).Take(table.InputColumns))];
        return (tensor(inputs, [rows.Length, table.InputColumns]), tensor([.. rows.Select(row => table.Targets[row])], [rows.Length, 1]));
    }

    private static void Dispose(Dictionary<string, Tensor>? weights)
    {
        foreach (var weight in weights?.Values.AsEnumerable() ?? [])
        {
            weight.Dispose();
        }
    }
}

/// <summary>One configuration of the measurement.</summary>
internal sealed record Settings(int BatchSize, int[] Hidden, double LearningRate, double WeightDecay, int MaxEpochs, int Patience)
{
    /// <summary>The same for our own training.</summary>
    public Hyperparameters Hyperparameters(EngineKind engine) => new(
        new StandardizeSettings(false, false),
        new Mlp([.. Hidden], new Gelu(), 0),
        new DefaultWeights(),
        new SmoothL1Loss(1),
        new Adam(LearningRate, WeightDecay, 0.9, 0.999, 1e-8),
        new TrainingSettings(BatchSize, MaxEpochs, new EarlyStopping(Patience, 0)),
        engine)
    {
        Schedule = new ConstantRate(),
    };
}
