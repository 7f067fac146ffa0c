using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSearch.Shared.Search.Tpe;

/// <summary>
/// A density over points: a kernel on each of some points, the product of kernels on their axes, and one that is the same everywhere. Relative
/// to the uniform density, so that this one is 1.
/// </summary>
internal sealed class KernelMixture
{
    private const int Block = 16;

    /// <summary>The weight of the uniform density.</summary>
    private const double Prior = 1;

    private readonly KernelTable _table;
    private readonly int[] _cells;
    private readonly double[] _scales;
    private readonly double _prior;

    /// <param name="points">The centres.</param>
    /// <param name="weights">Their weights.</param>
    public KernelMixture(KernelTable table, ReadOnlySpan<double[]> points, ReadOnlySpan<double> weights)
    {
        _table = table;
        var axes = table.Axes;
        _cells = new int[points.Length * axes];
        _scales = new double[points.Length];
        var total = Prior;
        foreach (var weight in weights) total += weight;
        _prior = Prior / total;
        for (var i = 0; i < points.Length; i++)
        {
            var scale = weights[i] / total;
            for (var axis = 0; axis < axes; axis++)
            {
                var (kernel, position) = (table[axis], points[i][axis]);
                var varies = !double.IsNaN(position);
                var cell = varies ? kernel.CellOf(position) : table.Nowhere;
                _cells[(i * axes) + axis] = cell;
                if (varies) scale *= kernel.Norm(cell);
            }

            _scales[i] = scale;
        }
    }

    /// <summary>The density at a point, or some number above a limit where it is above that.</summary>
    /// <param name="rows">The point, all axes: see <see cref="KernelTable.Rows"/>.</param>
    public double At(ReadOnlySpan<int> rows, double limit = double.PositiveInfinity)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, _table.Axes);

        // Without checks of bounds, which would take half of the time: rows and cells are those of the table.
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_table.Weights);
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var cell = ref MemoryMarshal.GetArrayDataReference(_cells);
        var sum = _prior;
        for (var i = 0; i < _scales.Length;)
        {
            for (var end = Math.Min(i + Block, _scales.Length); i < end; i++)
            {
                var product = _scales[i];
                for (var axis = 0; axis < rows.Length; axis++)
                {
                    product *= Unsafe.Add(ref weights, Unsafe.Add(ref row, axis) + Unsafe.Add(ref cell, axis));
                }

                cell = ref Unsafe.Add(ref cell, rows.Length);
                sum += product;
            }

            if (sum > limit) return sum;
        }

        return sum;
    }
}
