using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Stored;
using ActorSearch.TrainerNode.Losses;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Rows;

namespace ActorSearch.TrainerNode.Training;

/// <summary>What one training is made of: preparation fitted on its rows, a net with its initial weights, and the loop to run it.</summary>
internal sealed class TrainingSession : IDisposable
{
    private readonly LossSettings _loss;
    private readonly ModelSettings _model;
    private readonly DataTable _table;
    private readonly IRowSource _prepared;
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
        Preparation = FittedPreparation.Fit(hyperparameters, table, rows, seed);
        _prepared = PreparedTable.Create(table, Preparation, isFitted: true);
        var minimised = ClassWeighting.Resolve(hyperparameters.Loss, table, rows).Scaled(Preparation.LearnedFactor);
        var weights = RowWeights.Even(table, rows);
        if (weights is not null) minimised = new WeightedLoss(minimised);
        Net = engine.Create(new NetDefinition(
            hyperparameters.Model,
            _prepared.Columns,
            Outputs: table.Classes.IsEmpty ? 1 : table.Classes.Length,
            minimised,
            Capacity(hyperparameters, rows.Length, table.Rows))
        {
            Image = table.Images?.Shape,
            Embeddings = Embedding.Find(Preparation.Columns),
        });
        Loop = new EpochLoop(Net, hyperparameters, seed, _prepared, rows, epochs, minimised, LossUnit(), weights);
    }

    /// <summary>Most rows that go through the net at once.</summary>
    /// <param name="hyperparameters">Say how many a step takes.</param>
    /// <param name="trained">Rows to train on.</param>
    /// <param name="all">Rows of the table.</param>
    public static int Capacity(Hyperparameters hyperparameters, int trained, int all) => Math.Max(
        Math.Min(hyperparameters.Training.BatchSize, trained),
        Math.Min(all, (hyperparameters.Model as NetModel)?.MostRows ?? NetModel.FewRows));

    /// <summary>Fitted on the training rows.</summary>
    public FittedPreparation Preparation { get; }

    /// <summary>The net in its present state.</summary>
    public INet Net { get; }

    /// <summary>Runs its epochs.</summary>
    public EpochLoop Loop { get; }

    /// <summary>Scores the net on rows of the training table.</summary>
    public Scorer ScorerOf(int[] rows) => new(_loss, _table, Preparation, _prepared, rows);

    /// <summary>Scores the net on all rows of another table.</summary>
    public Scorer ScorerOf(DataTable table) =>
        new(_loss, table, Preparation, PreparedTable.Create(table, Preparation), NetRows.All(table.Rows));

    /// <summary>Metrics that are computed one after the other: of a large table each leaves large arrays.</summary>
    public IEnumerable<Metric> OneByOne(IEnumerable<Metric> metrics) => FinishedStage.After(metrics, _table.Inputs);

    /// <summary>When this training has diverged; to be asked for before the first epoch.</summary>
    /// <param name="scorer">Of the rows that are scored after each epoch.</param>
    public Divergence Divergence(Scorer scorer) =>
        Training.Divergence.From(
            _loss.Scaled(Preparation.TargetFactor), _loss.Unit(Preparation.TargetFactor), _loss.IsForClasses ? [] : [.. _rows.Select(row => _table.Targets[row])], scorer.Loss(Net), RowWeights.Read(RowWeights.Read(_table), _rows));

    /// <summary>The net in its present state, with all that a prediction needs.</summary>
    public TrainedModel Model()
    {
        var (prepared, weights) = Embedding.Learned(Preparation.Columns, Net.Layout.Export(Net.Parameters));
        return new(_model, _table.InputNames, _table.TargetName, Preparation.Inputs, Preparation.Target, weights)
        {
            Columns = _table.Columns,
            Prepared = prepared,
            TargetTransform = Preparation.Transform,
            Classes = _table.Classes,
            HasLabels = _table.HasLabels,
            Source = _table.Source,
            Image = _table.Images?.Shape,
        };
    }

    public void Dispose() => Net.Dispose();

    // What a net learns of a transformed target has no unit of the target: there, losses are compared with that of always predicting the mean.
    private double LossUnit()
    {
        var unit = _loss.Unit(Preparation.LearnedFactor);
        if (Preparation.Transform is null || _loss.Link is not null) return unit;
        float[] targets = [.. _rows.Select(row => _table.Targets[row])], learned = [.. _rows.Select(_prepared.Target)];
        var weights = RowWeights.Read(RowWeights.Read(_table), _rows);
        var (ofTargets, ofLearned) = (
            OfMean(_loss.Scaled(Preparation.TargetFactor), targets) * _loss.Unit(Preparation.TargetFactor), OfMean(_loss.Scaled(Preparation.LearnedFactor), learned));
        return ofTargets > 0 && ofLearned > 0 ? ofTargets / ofLearned : unit;

        double OfMean(LossSettings loss, float[] numbers)
        {
            var mean = new float[numbers.Length];
            Array.Fill(mean, ColumnScale.Fit(numbers, weights).Mean);
            return loss.Mean(mean, numbers, weights);
        }
    }
}
