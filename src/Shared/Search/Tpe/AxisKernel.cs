using ActorSearch.Shared.Arithmetic;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Shared.Search.Tpe;

/// <summary>
/// What a point says of its neighbours on one axis: a bell on the index of an ordered axis, one weight for all other values of a category.
/// The axis is looked at in cells: its values, or as many parts where it has more.
/// </summary>
internal sealed class AxisKernel
{
    private const int MostCells = 64;

    private readonly Axis _axis;
    private readonly double[] _sums, _norms;
    private readonly double _cellsOfOne;

    /// <param name="width">Standard deviation of the bell, as a share of the axis.</param>
    /// <param name="leastWidth">In cells.</param>
    /// <param name="other">The weight of another category; that of the same is 1.</param>
    public AxisKernel(Axis axis, double width, double leastWidth, double other)
    {
        _axis = axis;
        Cells = axis.IsContinuous || (axis.IsOrdered && axis.Count > MostCells) ? MostCells : axis.Count;
        _cellsOfOne = axis.IsOrdered ? Cells : 1;
        Offsets = new double[(2 * Cells) - 1];
        var scale = 1 / Math.Max(leastWidth, width * Cells);
        for (var offset = 0; offset < Cells; offset++)
        {
            var weight = axis.IsOrdered ? Elementary.Exp(-0.5 * (offset * scale) * (offset * scale)) : offset == 0 ? 1 : other;
            Offsets[Cells - 1 + offset] = Offsets[Cells - 1 - offset] = weight;
        }

        _sums = new double[Offsets.Length];
        for (var i = 0; i < _sums.Length; i++) _sums[i] = (i == 0 ? 0 : _sums[i - 1]) + Offsets[i];
        _norms = new double[Cells];
        for (var cell = 0; cell < Cells; cell++) _norms[cell] = Cells / (Last(cell) - First(cell));
    }

    /// <summary>How many cells.</summary>
    public int Cells { get; }

    /// <summary>Weights by distance: that of cell a seen from cell b is at a − b + <see cref="Cells"/> − 1.</summary>
    public double[] Offsets { get; }

    /// <summary>The cell of a position.</summary>
    public int CellOf(double position) => Math.Clamp((int)(position * _cellsOfOne), 0, Cells - 1);

    /// <summary>What makes the weights around a cell a density whose mean over the axis is 1.</summary>
    public double Norm(int cell) => _norms[cell];

    /// <summary>A position drawn around another.</summary>
    public double Draw(double position, ref RandomStream stream)
    {
        var cell = CellOf(position);
        var (first, last) = (First(cell), Last(cell));
        while (true)
        {
            // Only the part of the bell that lies on the axis.
            var sum = first + (Share(ref stream) * (last - first));
            int low = Cells - 1 - cell, high = (2 * Cells) - 2 - cell;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_sums[middle] > sum) high = middle;
                else low = middle + 1;
            }

            var offset = low - (Cells - 1);
            if (!_axis.IsContinuous && _axis.Count == Cells) return _axis.PositionOf(cell + offset);
            var drawn = position + ((offset + Share(ref stream) - 0.5) / Cells);
            if (drawn is >= 0 and <= 1) return _axis.Snapped(drawn);
        }
    }

    private double First(int cell) => cell == Cells - 1 ? 0 : _sums[Cells - 2 - cell];

    private double Last(int cell) => _sums[(2 * Cells) - 2 - cell];

    // Half the bits of NextDouble are enough for so many draws.
    private static double Share(ref RandomStream stream) => stream.NextUInt32() * (1.0 / (1UL << 32));
}
