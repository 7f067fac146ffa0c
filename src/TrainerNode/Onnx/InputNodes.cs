using System.Collections.Immutable;
using System.Globalization;
using ActorSearch.TrainerNode.Data.Columns;
using ActorSearch.TrainerNode.Data.Csv.Fields;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Onnx.Graphs;

namespace ActorSearch.TrainerNode.Onnx;

/// <summary>
/// Inputs named like the columns of the table, and the cells that they become: numbers, flags and dates as 32-bit numbers in the unit of their column, NaN
/// where a value is missing, infinite where there is something that <c>predict</c> refuses; categories as the index of their text.
/// </summary>
internal sealed class InputNodes
{
    private readonly TrainedModel _model;
    private readonly OnnxGraph _graph;
    private readonly Dictionary<string, string> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateNodes> _dates = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string> _added;
    private string? _missing;

    public InputNodes(TrainedModel model, OnnxGraph graph)
    {
        (_model, _graph, _added) = (model, graph, model.Source?.Missing ?? []);
        foreach (var at in Enumerable.Range(0, model.InputNames.Length).DistinctBy(at => model.ColumnOf(at).FileColumn))
        {
            var column = model.ColumnOf(at);
            var (type, words) = IsText(column) ? (OnnxType.Text, "texts; an empty text is a missing value")
                : column.Date is not null ? (OnnxType.Double, "days since 1970-01-01; NaN is a missing value")
                : (model.InputScale.UnitOf(at).IsPlain ? OnnxType.Single : OnnxType.Double, "numbers; NaN is a missing value");
            _inputs.Add(column.FileColumn, graph.Input(column.FileColumn, type, words, 1));
        }

        Numeric = [.. Enumerable.Range(0, model.InputNames.Length).Where(at => model.ColumnOf(at).Type != ColumnType.Category)];
        if (Numeric.Length > 0) Numbers = graph.Concat([.. Numeric.Select(Number)]);
        Texts = Enumerable.Range(0, model.InputNames.Length).Except(Numeric).ToDictionary(at => at, Index);
    }

    /// <summary>Which of the model's inputs are in <see cref="Numbers"/>.</summary>
    public ImmutableArray<int> Numeric { get; }

    /// <summary>Cells of numbers, flags and dates, [rows, their count]; null if there are none.</summary>
    public string? Numbers { get; }

    /// <summary>Indices of the texts of each category, [rows, 1] of whole numbers: of n texts n for a missing one and n + 1 for an unknown one.</summary>
    public IReadOnlyDictionary<int, string> Texts { get; }

    /// <summary>Which rows have something that <c>predict</c> refuses, [rows, 1]; null if there are only texts, which it never refuses.</summary>
    public string? Refused()
    {
        if (Numbers is null) return null;
        var wrong = _graph.Node("IsInf", Numbers);
        if (!_model.TakesMissing) wrong = _graph.Node("Or", wrong, _graph.Node("IsNaN", Numbers));
        var any = _graph.Node("ReduceMax", [OnnxAttribute.Create("axes", [1L])], _graph.Cast(wrong, OnnxType.Single));
        return _graph.Cast(any, OnnxType.Truth);
    }

    private static bool IsText(InputColumn column) => column.Type == ColumnType.Category || (column.Type == ColumnType.Flag && !column.IsTruth);

    private string Number(int at)
    {
        var (column, unit) = (_model.ColumnOf(at), _model.InputScale.UnitOf(at));
        var input = _inputs[column.FileColumn];
        if (IsText(column)) return Flag(column, input);
        var type = OnnxType.Double;
        if (column.Date is { } date)
        {
            if (!_dates.TryGetValue(date.Column, out var dates)) _dates.Add(date.Column, dates = new DateNodes(_graph, input));
            input = dates.Add(date.Part);
        }
        else
        {
            type = unit.IsPlain ? OnnxType.Single : OnnxType.Double;
            foreach (var number in AddedNumbers())
            {
                var (same, none) = type == OnnxType.Single ? (_graph.Single((float)number), _graph.Single(float.NaN)) : (_graph.Double(number), _graph.Double(double.NaN));
                input = _graph.Where(_graph.Node("Equal", input, same), none, input);
            }
        }

        if (type == OnnxType.Single) return input;
        if (!unit.IsPlain) input = _graph.Multiply(_graph.Subtract(input, _graph.Double(unit.Offset)), _graph.Double(1 / unit.Factor));
        return _graph.Cast(input, OnnxType.Single);
    }

    /// <summary>0 and 1 for the two texts; infinite for others.</summary>
    private string Flag(InputColumn column, string input)
    {
        var keys = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var (place, text) in Enumerable.Range(0, column.Levels.Length).SelectMany(place => Spellings(column, place).Select(text => (place, text)))) keys.TryAdd(text, place);
        var known = _graph.MlNode(
            "LabelEncoder",
            [OnnxAttribute.Create("keys_strings", keys.Keys), OnnxAttribute.Create("values_floats", keys.Values), OnnxAttribute.Create("default_float", float.PositiveInfinity)],
            input);
        return _graph.Where(Missing(input), _graph.Single(float.NaN), known);
    }

    private string Index(int at)
    {
        var (column, keys) = (_model.ColumnOf(at), new Dictionary<string, long>(StringComparer.Ordinal));
        var count = column.Levels.Length;
        foreach (var (place, text) in column.Levels.Index()) keys.Add(text, place);
        foreach (var (place, text) in column.Levels.Index().SelectMany(level => Spellings(column, level.Index).Select(text => (level.Index, text)))) keys.TryAdd(text, place);
        var input = _inputs[column.FileColumn];
        var known = _graph.MlNode(
            "LabelEncoder",
            [OnnxAttribute.Create("keys_strings", keys.Keys), OnnxAttribute.Create("values_int64s", keys.Values), OnnxAttribute.Create("default_int64", count + 1)],
            input);
        return _graph.Where(Missing(input), _graph.Int64(count), known);
    }

    /// <summary>Texts that <c>predict</c> reads like one of a column: yes and no in small and capital letters, whole numbers with a fraction of 0.</summary>
    private static IEnumerable<string> Spellings(InputColumn column, int place)
    {
        var text = column.Levels[place];
        IEnumerable<string> others = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            && whole.ToString(CultureInfo.InvariantCulture) == text ? [$"{text}.0", $"{text}.00"] : [];
        return column.Type == ColumnType.Flag && CsvNumber.WordPair(text) is not null ? MissingWords.InAnyCase(text).Prepend(text) : others.Prepend(text);
    }

    /// <summary>Which texts of an input mean a missing value. One table of the spellings serves all inputs.</summary>
    private string Missing(string input)
    {
        var texts = Enumerable.Range(0, _model.InputNames.Length).Select(_model.ColumnOf).Where(IsText).Select(column => _inputs[column.FileColumn]).Distinct().ToList();
        _missing ??= MissingTexts(_graph.Concat(texts));
        return texts.Count == 1 ? _missing : _graph.Columns(_missing, [texts.IndexOf(input)]);
    }

    private string MissingTexts(string texts)
    {
        string[] spellings = [.. MissingWords.Spellings().Concat(_added.Select(text => text.Trim())).Concat(AddedNumbers().SelectMany(NumberTexts)).Distinct(StringComparer.Ordinal)];
        var known = _graph.MlNode(
            "LabelEncoder",
            [OnnxAttribute.Create("keys_strings", spellings), OnnxAttribute.Create("values_int64s", spellings.Select(_ => 1L)), OnnxAttribute.Create("default_int64", 0L)],
            texts);
        return _graph.Cast(known, OnnxType.Truth);
    }

    private static IEnumerable<string> NumberTexts(double number) =>
        number.ToString(CultureInfo.InvariantCulture) is var text && text.All(letter => char.IsAsciiDigit(letter) || letter == '-') ? [text, $"{text}.0", $"{text}.00"] : [text];

    private IEnumerable<double> AddedNumbers() =>
        _added.Select(text => _model.Source!.HasCommas ? FieldSpelling.Exchanged(text.Trim()) : text.Trim()).Where(CsvNumber.IsNumber).Select(text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)).Distinct();
}
