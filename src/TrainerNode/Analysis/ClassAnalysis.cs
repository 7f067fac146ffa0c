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
        float[] features = [];
        var place = 0;
        for (var start = 0; start < table.Rows; start += BatchRows)
        {
            var rows = Math.Min(BatchRows, table.Rows - start);
            var layers = Trace(start, rows, last: 2);
            layers[^1].Values.CopyTo(probabilities, start * classes);
            var before = layers.Length > 1 ? layers[^2] : layers[^1];
            FeatureWidth = before.Width;
            if (start == 0) features = new float[Mapped.Length * FeatureWidth];
            for (; place < Mapped.Length && Mapped[place] < start + rows; place++)
            {
                before.Row(Mapped[place] - start).CopyTo(features.AsSpan(place * FeatureWidth));
            }
        }

        for (var row = 0; row < table.Rows; row++) Softmax.Apply(probabilities.AsSpan(row * classes, classes));
        if (model.Nets().Length > 1)
        {
            using var engine = EngineChoice.Make(EngineKind.Auto, model.Model);
            probabilities = [.. Predictor.Predict(model, table, engine).Select(share => (float)share)];
        }

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
    public int FeatureWidth { get; }

    /// <summary>Rows to show layer by layer, and why.</summary>
    public ImmutableArray<(int Row, RowChoice Why)> Chosen { get; }

    /// <summary>What comes out of every layer for one row.</summary>
    public ImmutableArray<LayerOutput> Layers(int row) => Trace(row, 1, last: int.MaxValue);

    private ImmutableArray<LayerOutput> Trace(int start, int rows, int last)
    {
        var inputs = new float[rows * _source.Columns];
        for (var row = 0; row < rows; row++) _source.CopyInputs(start + row, inputs.AsSpan(row * _source.Columns, _source.Columns));
        return LayerTrace.Run(_model, inputs, rows, last);
    }

    private ImmutableArray<(int, RowChoice)> Choose(float[] features)
    {
        var alike = SimilarRows.Find(features, FeatureWidth, Pick(Rows.Labels), Pick(Rows.Predicted));
        int[] pair = alike is { } found ? [Mapped[found.First], Mapped[found.Second]] : [];
        return [.. pair.Select(row => (row, RowChoice.LookAlike)), .. Rows.Mistakes(1).Select(row => (row, RowChoice.Mistake))];

        int[] Pick(int[] all) => [.. Mapped.Select(row => all[row])];
    }
}
