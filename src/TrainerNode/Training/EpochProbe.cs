using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Training.Schedules;

namespace ActorSearch.TrainerNode.Training;

/// <summary>
/// Epochs of a training on the first rows of a table, to be timed before a search: what an epoch on all rows takes follows. Nothing of it reaches
/// a result. Only for the dense engine: to load libtorch, or to run an epoch of convolutions, takes longer than a user should wait.
/// </summary>
public sealed class EpochProbe : IDisposable
{
    private const int MostRows = 1000;

    /// <summary>Multiplications that an epoch may take, some hundredths of a second.</summary>
    private const double MostWork = 5e7;

    /// <summary>Multiplications of a training row for each parameter: forwards, backwards, and the weights' gradients.</summary>
    private const int WorkOfAParameter = 3;

    private readonly Engines _engines;
    private readonly TrainingSession _session;
    private readonly Scorer _scorer;
    private int _epoch;

    private EpochProbe(Hyperparameters hyperparameters, DataTable table, int rows, ulong seed, int? vectorBits)
    {
        Rows = rows;
        _engines = new Engines(vectorBits);
        // Early epochs are like later ones, and a schedule that looks back at losses has none to look at.
        _session = new TrainingSession(
            _engines.For(hyperparameters.Engine, hyperparameters.Model), hyperparameters with { Schedule = new ConstantRate() },
            TrainingSeed.ForFold(seed, 0), table, NetRows.All(rows), hyperparameters.Training.MaxEpochs);
        _scorer = _session.ScorerOf([.. Enumerable.Range(rows, table.Rows - rows)]);
    }

    /// <summary>Training rows of a probed epoch.</summary>
    public int Rows { get; }

    /// <summary>The probe of a configuration; null where its epochs cannot be had in a moment.</summary>
    /// <param name="hyperparameters">Of the configuration.</param>
    /// <param name="table">The training rows.</param>
    /// <param name="validated">Rows that a fold validates on for each that it trains on.</param>
    /// <param name="seed">The experiment's.</param>
    /// <param name="vectorBits">See <see cref="Experiment.VectorBits"/>.</param>
    public static EpochProbe? Begin(Hyperparameters hyperparameters, DataTable table, double validated, ulong seed, int? vectorBits)
    {
        if (EngineChoice.NameOf(hyperparameters) != "dense" || table.Rows < 2) return null;
        var most = Math.Max(1, (int)Math.Min(table.Rows / (1 + validated), MostRows / Math.Max(1, validated)));
        var rows = (int)Math.Min(most, MostWork / (WorkOfAParameter * (double)ModelSize.Parameters(hyperparameters, table)));
        return rows < Math.Min(most, hyperparameters.Training.BatchSize)
            ? null
            : new EpochProbe(hyperparameters, First(table, Math.Min(table.Rows, rows + Math.Max(1, (int)(rows * validated)))), rows, seed, vectorBits);
    }

    /// <summary>Trains and scores one epoch more.</summary>
    public void Run()
    {
        _session.Loop.Run(++_epoch, [], CancellationToken.None);
        _scorer.Loss(_session.Net);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _engines.Dispose();
    }

    private static DataTable First(DataTable table, int rows) => table.Images is { } images
        ? DataTable.FromImages(images.Only(NetRows.All(rows)))
        : table with { Inputs = table.Inputs[..(rows * table.InputColumns)], Targets = table.Targets[..rows] };
}
