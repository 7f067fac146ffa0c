using System.Collections.Immutable;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Torch;
using ActorSearch.TrainerNode.Training;

namespace ActorSearch.TrainerNode.Analysis;

/// <summary>What a classifying net has learned: how it tells rows apart, and what happens in its layers on the way.</summary>
internal sealed class ClassAnalysis
{
    private const int BatchRows = 64;

    private readonly TrainedModel _model;
    private readonly IRowSource _source;

    /// <param name="model">With classes.</param>
    /// <param name="table">Rows to look at, at least four.</param>
    /// <param name="settings">How much.</param>
    public ClassAnalysis(TrainedModel model, DataTable table, AnalysisSettings settings)
    {
        _model = model;
        _source = ScaledTable.Of(table, new Scaling(model.InputScale, ColumnScale.None(1)));
        var classes = model.Classes.Length;
        var probabilities = new float[table.Rows * classes];
        Mapped = Math.Min(table.Rows, settings.MostMapped);
        float[] features = [];
        for (var start = 0; start < table.Rows; start += BatchRows)
        {
            var rows = Math.Min(BatchRows, table.Rows - start);
            var layers = Trace(start, rows, last: 2);
            layers[^1].Values.CopyTo(probabilities, start * classes);
            var before = layers.Length > 1 ? layers[^2] : layers[^1];
            FeatureWidth = before.Width;
            if (start == 0) features = new float[Mapped * FeatureWidth];
            if (start < Mapped) before.Values.AsSpan(0, Math.Min(rows, Mapped - start) * FeatureWidth).CopyTo(features.AsSpan(start * FeatureWidth));
        }

        for (var row = 0; row < table.Rows; row++) CrossEntropy.Softmax(probabilities.AsSpan(row * classes, classes));
        Rows = new ScoredRows(probabilities, [.. table.Targets.Select(target => (int)target)], classes);
        Map = TSne.Embed(features, Mapped, FeatureWidth, settings.Embedding);
        Chosen = settings.Chosen.IsEmpty ? Choose(features) : [.. settings.Chosen.Where(row => row >= 0 && row < table.Rows)];
    }

    /// <summary>All rows and what they are held for.</summary>
    public ScoredRows Rows { get; }

    /// <summary>The second last layer in two dimensions, of the first <see cref="Mapped"/> rows.</summary>
    public TSneMap Map { get; }

    /// <summary>How many rows are on the map.</summary>
    public int Mapped { get; }

    /// <summary>Width of the second last layer.</summary>
    public int FeatureWidth { get; }

    /// <summary>Rows to show layer by layer.</summary>
    public int[] Chosen { get; }

    /// <summary>What comes out of every layer for one row.</summary>
    public ImmutableArray<LayerOutput> Layers(int row) => Trace(row, 1, last: int.MaxValue);

    private ImmutableArray<LayerOutput> Trace(int start, int rows, int last)
    {
        var inputs = new float[rows * _source.Columns];
        for (var row = 0; row < rows; row++) _source.CopyInputs(start + row, inputs.AsSpan(row * _source.Columns, _source.Columns));
        return TorchTrace.Run(_model, inputs, rows, last);
    }

    private int[] Choose(float[] features)
    {
        var alike = LookAlikes.Find(features, FeatureWidth, Rows.Labels.AsSpan(0, Mapped), Rows.Predicted.AsSpan(0, Mapped));
        int[] pair = alike is { } found ? [found.First, found.Second] : [];
        return [.. pair, .. Rows.Mistakes(1)];
    }
}
