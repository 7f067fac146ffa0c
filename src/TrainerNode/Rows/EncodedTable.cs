using ActorSearch.Shared.Experiments.Kinds.Preparing;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Rows;

/// <summary>
/// A table of prepared columns. Places of one-hot codes are written when a row is asked for, because the table would be many times as large with them; and so is
/// all of a table that is too large for copies, or needs none because each row is asked for once.
/// </summary>
internal sealed class EncodedTable : IRowSource
{
    private readonly float[] _targets;
    private readonly DataTable _table;
    private readonly List<(int Column, FittedEncoding.Places Places, int At)> _places = [];
    private readonly List<(int Column, PreparedColumn Prepared, int At)> _written = [];
    private readonly List<(float[] Numbers, int Width, int At)> _numbers = [];

    /// <param name="isFitted">Whether it is the table that the preparation was fitted on.</param>
    public EncodedTable(DataTable table, FittedPreparation preparation, bool isFitted)
    {
        (_table, _targets) = (table, preparation.Learned(table));
        for (var column = 0; column < table.InputColumns; column++)
        {
            var prepared = preparation.Columns[column];
            if (prepared is PreparedColumn.Category { Encoding: FittedEncoding.Places places }) _places.Add((column, places, Columns));
            else if (!isFitted || (table.Inputs.AreInFile && preparation.OfTraining[column] is null)) _written.Add((column, prepared, Columns));
            else _numbers.Add((Numbers(column, prepared, preparation), prepared.Width, Columns));
            Columns += prepared.Width;
        }
    }

    public int Columns { get; }

    public float Target(int row) => _targets[row];

    public void CopyInputs(int row, Span<float> inputs)
    {
        inputs[..Columns].Clear();
        foreach (var (numbers, width, at) in _numbers) numbers.AsSpan(row * width, width).CopyTo(inputs[at..]);
        foreach (var (column, prepared, at) in _written)
        {
            prepared.Write(_table.Inputs[(row * _table.InputColumns) + column], _table.UnitOf(column), inputs.Slice(at, prepared.Width));
        }

        foreach (var (column, places, at) in _places)
        {
            var cell = PreparedColumn.Category.IndexOf(_table.Inputs[(row * _table.InputColumns) + column], places.Cells - 2);
            places.Write(cell, inputs.Slice(at, places.Width));
        }
    }

    private float[] Numbers(int column, PreparedColumn prepared, FittedPreparation fitted)
    {
        var (width, unit) = (prepared.Width, _table.UnitOf(column));
        var numbers = new float[_table.Rows * width];
        for (var row = 0; row < _table.Rows; row++)
        {
            prepared.Write(_table.Inputs[(row * _table.InputColumns) + column], unit, numbers.AsSpan(row * width, width));
        }

        if (fitted.OfTraining[column] is not { } ofTraining) return numbers;
        foreach (var (place, row) in fitted.TrainingRows.Index()) ofTraining.AsSpan(place * width, width).CopyTo(numbers.AsSpan(row * width, width));
        return numbers;
    }
}
