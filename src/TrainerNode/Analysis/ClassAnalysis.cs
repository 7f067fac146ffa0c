using System.Collections.Immutable;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Predictions;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Convolution;
using ActorSearch.TrainerNode.Rows;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>
/// What a model of classes has learned: how it classifies rows, and what its layers compute. Where it is the mean of several nets, the
/// layers are those of the first.
/// </summary>
internal sealed class ClassAnalysis
{
    private const int BatchRows = 64;

    private readonly TrainedModel _model;
    private readonly IRowSource _source;

    /// <param name="model">With classes.</param>
    /// <param name="table">Rows to look at, at least four.</param>
    /// <param name="settings">How much; its chosen rows are there.</param>
    public ClassAnalysis(TrainedModel model, DataTable table, AnalysisSettings settings)
    {
        _model = model.Nets()[0];
        _source = PreparedTable.Create(table, new FittedPreparation(_model.InputScale, ColumnScale.None(1)) { Columns = _model.Prepared });
        var classes = model.Classes.Length;
        int[] labels = [.. table.Targets.Select(target => (int)target)];
        var probabilities = new float[table.Rows * classes];
        Mapped = SpreadRows.Choose(labels, settings.MostMapped);
        using (var engine = EngineChoice.Make(EngineKind.Auto, model.Model))
        {
            Predictor.Predict(model, table, engine, (first, block) =>
            {
                for (var i = 0; i < block.Length; i++) probabilities[(first * classes) + i] = (float)block[i];
            });
        }

        var features = Features();
        Rows = new ScoredRows(probabilities, labels, classes, new ClassDecision(model.Threshold));
        Map = TSne.Embed(features, Mapped.Length, FeatureWidth, settings.Embedding);
        Chosen = settings.Chosen.IsEmpty ? Choose(features) : [.. settings.Chosen.Select(row => (row, RowChoice.Asked))];
    }

    /// <summary>All rows with their predicted classes.</summary>
    public ScoredRows Rows { get; }

    /// <summary>The second last layer in two dimensions, of the <see cref="Mapped"/> rows.</summary>
    public TSneMap Map { get; }

    /// <summary>Which rows are on the map, rising: of many, a share of each class.</summary>
    public int[] Mapped { get; }

    /// <summary>Width of the second last layer.</summary>
    public int FeatureWidth { get; private set; }

    /// <summary>Rows to show layer by layer, and why.</summary>
    public ImmutableArray<(int Row, RowChoice Why)> Chosen { get; }

    /// <summary>What comes out of every layer for one row.</summary>
    public ImmutableArray<LayerOutput> Layers(int row) => Trace([row], last: int.MaxValue);

    // Of the mapped rows, the output of the second last layer.
    private float[] Features()
    {
        float[] features = [];
        for (var start = 0; start < Mapped.Length; start += BatchRows)
        {
            var layers = Trace(Mapped.AsSpan(start, Math.Min(BatchRows, Mapped.Length - start)), last: 2);
            var before = layers.Length > 1 ? layers[^2] : layers[^1];
            if (start == 0) (FeatureWidth, features) = (before.Width, new float[Mapped.Length * before.Width]);
            before.Values.CopyTo(features, start * FeatureWidth);
        }

        return features;
    }

    private ImmutableArray<LayerOutput> Trace(ReadOnlySpan<int> rows, int last)
    {
        var inputs = new float[rows.Length * _source.Columns];
        for (var at = 0; at < rows.Length; at++) _source.CopyInputs(rows[at], inputs.AsSpan(at * _source.Columns, _source.Columns));
        return LayerTrace.Run(_model, inputs, rows.Length, last);
    }

    private ImmutableArray<(int, RowChoice)> Choose(float[] features)
    {
        var alike = SimilarRows.Find(features, FeatureWidth, Pick(Rows.Labels), Pick(Rows.Predicted));
        int[] pair = alike is { } found ? [Mapped[found.First], Mapped[found.Second]] : [];
        return [.. pair.Select(row => (row, RowChoice.LookAlike)), .. Rows.Mistakes(1).Select(row => (row, RowChoice.Mistake))];

        int[] Pick(int[] all) => [.. Mapped.Select(row => all[row])];
    }
}
