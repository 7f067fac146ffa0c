using System.Collections.Concurrent;
using System.Collections.Immutable;
using ActorSearch.Inference;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Models;

namespace ActorSearch.Coordinator.Serving;

/// <summary>A final model that several requests can use at once: each borrows a copy of the net, and there are as many copies as cores.</summary>
internal sealed class ServedModel : IDisposable
{
    private readonly ConcurrentBag<InferenceModel> _idle = [];
    private readonly SemaphoreSlim _places = new(Environment.ProcessorCount);
    private readonly Func<InferenceModel> _load;
    private readonly TrainedModel _model;

    /// <param name="folder">Contains <c>model.json</c> and <c>weights.dat</c>; they are read once.</param>
    /// <param name="name">Name of the search.</param>
    /// <param name="model">The same model.</param>
    /// <exception cref="InvalidDataException">It is not a net on columns.</exception>
    public ServedModel(string folder, string name, TrainedModel model)
    {
        var (description, weights) = (File.ReadAllBytes(Path.Combine(folder, "model.json")), File.ReadAllBytes(Path.Combine(folder, "weights.dat")));
        _load = () => InferenceModel.Read(description, weights);
        _model = model;
        (Name, Target, Classes, HasLabels, Threshold, LabelThresholds, TakesMissing) = (name, model.TargetName, model.Classes, model.HasLabels, model.Threshold, model.LabelThresholds, model.TakesMissing);
        HasCommas = model.Source?.HasCommas == true;
        Columns = [.. model.InputNames.Select((_, at) => model.ColumnOf(at)).DistinctBy(column => column.FileColumn)];
        _idle.Add(_load());
    }

    /// <summary>Name of the search.</summary>
    public string Name { get; }

    /// <summary>What it predicts.</summary>
    public string Target { get; }

    /// <summary>Names of the classes; empty for numbers.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>Whether a row can have several of the classes, which are labels then.</summary>
    public bool HasLabels { get; }

    /// <summary>The probability from which the second of two classes is predicted; null: the most probable class is.</summary>
    public double? Threshold { get; }

    /// <summary>The probability from which each label is predicted; empty: 0.5.</summary>
    public ImmutableArray<double> LabelThresholds { get; }

    /// <summary>Whether a value may be missing.</summary>
    public bool TakesMissing { get; }

    /// <summary>Whether texts have decimal commas.</summary>
    public bool HasCommas { get; }

    /// <summary>The columns that a row needs; a date once.</summary>
    public ImmutableArray<InputColumn> Columns { get; }

    /// <summary>Numbers that are predicted for a row.</summary>
    public int Outputs => Math.Max(1, Classes.Length);

    /// <summary>Predicts rows.</summary>
    /// <exception cref="WrongRequestException">A value is not one of its column, or a prediction is not finite.</exception>
    public Task<PredictedRow[]> Predict(RequestedRows request, CancellationToken cancelled) => Borrow(model => Predict(model, request), cancelled);

    /// <summary>Predicts a table, and writes it with its predictions as <c>predict</c> does.</summary>
    /// <param name="name">Of the table, for sentences.</param>
    /// <exception cref="WrongRequestException">The table cannot be read, or a prediction is not finite.</exception>
    public Task<PredictedTable> Predict(SentTable table, string name, CancellationToken cancelled) => Borrow(model => PredictedTable.Create(_model, model, table, name), cancelled);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var model in _idle) model.Dispose();
        _places.Dispose();
    }

    private async Task<T> Borrow<T>(Func<InferenceModel, T> use, CancellationToken cancelled)
    {
        await _places.WaitAsync(cancelled).ConfigureAwait(false);
        try
        {
            if (!_idle.TryTake(out var model)) model = _load();
            try
            {
                return use(model);
            }
            finally
            {
                _idle.Add(model);
            }
        }
        finally
        {
            _places.Release();
        }
    }

    private PredictedRow[] Predict(InferenceModel model, RequestedRows request)
    {
        var rows = request.Rows;
        var (cells, predictions) = (new double[rows.Count * model.Cells], new double[rows.Count * Outputs]);
        for (var row = 0; row < rows.Count; row++)
        {
            try
            {
                model.Read(rows[row], cells.AsSpan(row * model.Cells, model.Cells));
            }
            catch (WrongValueException wrong)
            {
                throw new WrongRequestException(request.IsBatch ? row : null, wrong.Column, wrong.Reason);
            }
        }

        model.Predict(cells, predictions);
        return [.. rows.Select((_, row) => Row(model, request.IsBatch ? row : null, predictions.AsMemory(row * Outputs, Outputs)))];
    }

    private PredictedRow Row(InferenceModel model, int? row, ReadOnlyMemory<double> outputs)
    {
        foreach (var output in outputs.Span)
        {
            if (!double.IsFinite(output)) throw WrongRequestException.NotFinite(row);
        }

        return new PredictedRow(Classes.IsEmpty ? null : model.ClassOf(outputs.Span), outputs) { Labels = HasLabels ? model.LabelsOf(outputs.Span) : null };
    }
}
