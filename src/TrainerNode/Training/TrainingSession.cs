using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Training;

/// <summary>What one training is made of: scaling fitted on its rows, a net with its initial weights, and the loop to run it.</summary>
internal sealed class TrainingSession : IDisposable
{
    private readonly LossSettings _loss;
    private readonly ModelSettings _model;
    private readonly DataTable _table;
    private readonly IRowSource _scaled;
    private readonly int[] _rows;

    /// <param name="engine">Makes the net.</param>
    /// <param name="hyperparameters">Of the configuration.</param>
    /// <param name="seed">Where all draws come from.</param>
    /// <param name="table">The training table.</param>
    /// <param name="rows">Which rows of it to train on, at least one.</param>
    /// <param name="epochs">How many epochs it may come to.</param>
    public TrainingSession(IEngine engine, Hyperparameters hyperparameters, TrainingSeed seed, DataTable table, int[] rows, int epochs)
    {
        (_loss, _table, _rows) = (hyperparameters.Loss.Measured(), table, rows);
        _model = hyperparameters.Model;
        Scaling = Scaling.Fit(hyperparameters.Standardize, table, rows);
        _scaled = ScaledTable.Of(table, Scaling);
        var minimised = ClassWeighting.Resolve(hyperparameters.Loss, table, rows).Scaled(Scaling.Deviation * Scaling.TargetFactor);
        Net = engine.Create(new NetDefinition(
            hyperparameters.Model,
            table.InputColumns,
            Outputs: table.Classes.IsEmpty ? 1 : table.Classes.Length,
            minimised,
            Capacity(hyperparameters.Training, rows.Length, table.Rows))
        {
            Image = table.Images?.Shape,
        });
        Loop = new EpochLoop(Net, hyperparameters, seed, _scaled, rows, epochs, minimised, _loss.Unit(Scaling.Deviation * Scaling.TargetFactor));
    }

    /// <summary>Most rows that go through the net at once.</summary>
    /// <param name="training">Says how many a step takes.</param>
    /// <param name="trained">Rows to train on.</param>
    /// <param name="all">Rows of the table.</param>
    public static int Capacity(TrainingSettings training, int trained, int all) =>
        Math.Max(Math.Min(training.BatchSize, trained), Math.Min(all, Scorer.MaxRows));

    /// <summary>Fitted on the training rows.</summary>
    public Scaling Scaling { get; }

    /// <summary>The net in its present state.</summary>
    public INet Net { get; }

    /// <summary>Runs its epochs.</summary>
    public EpochLoop Loop { get; }

    /// <summary>Scores the net on rows of the training table.</summary>
    public Scorer ScorerOf(int[] rows) => new(_loss, _table, Scaling, _scaled, rows);

    /// <summary>Scores the net on all rows of another table.</summary>
    public Scorer ScorerOf(DataTable table) =>
        new(_loss, table, Scaling, ScaledTable.Of(table, Scaling), NetRows.All(table.Rows));

    /// <summary>When this training has diverged; to be asked for before the first epoch.</summary>
    /// <param name="scorer">Of the rows that are scored after each epoch.</param>
    public Divergence Divergence(Scorer scorer) =>
        Training.Divergence.From(
            _loss.Scaled(Scaling.TargetFactor), _loss.Unit(Scaling.TargetFactor), [.. _rows.Select(row => _table.Targets[row])], scorer.Loss(Net));

    /// <summary>The net in its present state, with all that a prediction needs.</summary>
    public TrainedModel Model() => new(
        _model, _table.InputNames, _table.TargetName, Scaling.Inputs, Scaling.Target, Net.Layout.Export(Net.Parameters))
    {
        Columns = _table.Columns,
        Classes = _table.Classes,
        Source = _table.Source,
        Image = _table.Images?.Shape,
    };

    public void Dispose() => Net.Dispose();
}
