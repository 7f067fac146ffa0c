using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSearch.Shared.Search.Tpe;

/// <summary>
/// A density over points: a kernel on each of some points, the product of kernels on their axes, and one that is the same everywhere. Relative
/// to the uniform density, so that this one is 1.
/// </summary>
internal sealed class KernelMixture
{
    /// <summary>So many points are multiplied side by side: their cells lie together, axis by axis.</summary>
    private const int Lanes = 4;

    /// <summary>How many points there are between looks at the limit.</summary>
    private const int Block = 4 * Lanes;

    /// <summary>The weight of the uniform density.</summary>
    private const double Prior = 1;

    private readonly KernelTable _table;
    private readonly int[] _cells;
    private readonly double[] _scales;
    private readonly double _prior;

    /// <param name="points">Points.</param>
    /// <param name="centres">The places of the centres among them.</param>
    /// <param name="weights">Of the centres.</param>
    public KernelMixture(KernelTable table, ReadOnlySpan<double[]> points, ReadOnlySpan<int> centres, ReadOnlySpan<double> weights)
    {
        _table = table;
        var axes = table.Axes;
        // Those that fill up the last lanes have the scale 0.
        var filled = (centres.Length + Lanes - 1) / Lanes * Lanes;
        _cells = new int[filled * axes];
        _scales = new double[filled];
        var total = Prior;
        foreach (var weight in weights) total += weight;
        _prior = Prior / total;
        for (var i = 0; i < centres.Length; i++) _scales[i] = weights[i] / total;
        for (var axis = 0; axis < axes; axis++)
        {
            var (kernel, nowhere) = (table[axis], table.Nowhere);
            for (var i = 0; i < centres.Length; i++)
            {
                var position = points[centres[i]][axis];
                var varies = !double.IsNaN(position);
                var cell = varies ? kernel.CellOf(position) : nowhere;
                _cells[(((i / Lanes * axes) + axis) * Lanes) + (i % Lanes)] = cell;
                if (varies) _scales[i] *= kernel.Norm(cell);
            }
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
        ref var scale = ref MemoryMarshal.GetArrayDataReference(_scales);
        var sum = _prior;
        for (var i = 0; i < _scales.Length;)
        {
            for (var end = Math.Min(i + Block, _scales.Length); i < end; i += Lanes)
            {
                var first = Unsafe.Add(ref scale, i);
                var second = Unsafe.Add(ref scale, i + 1);
                var third = Unsafe.Add(ref scale, i + 2);
                var fourth = Unsafe.Add(ref scale, i + 3);
                for (var axis = 0; axis < rows.Length; axis++)
                {
                    ref var factors = ref Unsafe.Add(ref weights, Unsafe.Add(ref row, axis));
                    first *= Unsafe.Add(ref factors, cell);
                    second *= Unsafe.Add(ref factors, Unsafe.Add(ref cell, 1));
                    third *= Unsafe.Add(ref factors, Unsafe.Add(ref cell, 2));
                    fourth *= Unsafe.Add(ref factors, Unsafe.Add(ref cell, 3));
                    cell = ref Unsafe.Add(ref cell, Lanes);
                }

                sum = sum + first + second + third + fourth;
            }

            if (sum > limit) return sum;
        }

        return sum;
    }
}
