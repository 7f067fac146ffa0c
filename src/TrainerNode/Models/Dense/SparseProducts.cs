using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ActorSearch.TrainerNode.Models.Dense.Kernels;

namespace ActorSearch.TrainerNode.Models.Dense;

/// <summary>
/// The products of a first layer whose inputs are mostly 0, for example pixels or one-hot columns. For a few rows at a time it lists the inputs that are not
/// 0 in all of them, and sums over these; for the gradient it lists rows for a few inputs. A sum has the order that it has with zeros, and a term of 0 changes
/// none, so the numbers are those of <see cref="LinearProducts"/>, as long as the weights are finite. Only the sign of a result of 0 may differ.
/// </summary>
internal sealed unsafe class SparseProducts
{
    /// <summary>Rows and inputs that share a list: the same for all vector widths, so that all do the same.</summary>
    private const int RowsTogether = 4, InputsTogether = 4;

    /// <summary>Terms that have to be left out of a batch for the lists to pay.</summary>
    private const double Share = 0.3;

    private const int Panel = ProductOperands.PanelColumns, Together = 2 * Panel, WordBits = 64;

    /// <summary>Columns of slopes that are prepared at once: sums over few rows are short, so more of them share what a call takes.</summary>
    private const int SlopesTogether = 2 * Together;

    private readonly IKernels _kernels;
    private readonly int _inputs, _outputRow, _words, _capacity;
    private readonly ulong[] _bits;
    private readonly int[] _inputSteps, _inputWeights, _inputCounts, _rowSteps, _rowSlopes, _rowCounts;
    private bool? _pays;

    /// <param name="kernels">Their arithmetic.</param>
    /// <param name="inputs">Units below.</param>
    /// <param name="outputs">Units of the layer.</param>
    /// <param name="capacity">Most rows.</param>
    public SparseProducts(IKernels kernels, int inputs, int outputs, int capacity)
    {
        (_kernels, _inputs, _outputRow, _capacity) = (kernels, inputs, Padding.Up(outputs), capacity);
        _words = (inputs + WordBits - 1) / WordBits;
        _bits = new ulong[capacity * _words];
        int rowGroups = GroupsOf(capacity, RowsTogether), inputGroups = GroupsOf(inputs, InputsTogether);
        (_inputSteps, _inputWeights, _inputCounts) = (Pinned(rowGroups * inputs), Pinned(rowGroups * inputs), new int[rowGroups]);
        (_rowSteps, _rowSlopes, _rowCounts) = (Pinned(inputGroups * capacity), Pinned(inputGroups * capacity), new int[inputGroups]);
    }

    /// <summary>Whether a layer has enough inputs and outputs for lists to pay at all.</summary>
    public static bool Suits(int inputs, int outputs) => inputs >= WordBits && outputs > Panel;

    /// <summary>Whether all of some numbers are finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AreFinite(float* numbers, int count)
    {
        var (zeros, at) = (Vector256<float>.Zero, 0);
        for (; at + Vector256<float>.Count <= count; at += Vector256<float>.Count) zeros += Vector256.Load(numbers + at) * 0f;
        for (; at < count; at++) zeros += Vector256.Create(numbers[at] * 0f);
        return zeros == Vector256<float>.Zero;
    }

    /// <summary>Lists what is not 0.</summary>
    /// <param name="below">rows × inputs.</param>
    /// <param name="rows">At most the capacity.</param>
    /// <param name="forward">Whether the forward product alone is wanted.</param>
    /// <returns>Whether the lists pay; the first batch decides for all, so that data without zeros is not searched for them.</returns>
    public bool Read(float* below, int rows, bool forward)
    {
        if (_pays == false) return false;
        for (var row = 0; row < rows; row++) Mark(below + ((nint)row * _inputs), _bits.AsSpan(row * _words, _words));
        long terms = 0;
        for (var group = 0; group < GroupsOf(rows, RowsTogether); group++) terms += ListInputs(group, Math.Min(RowsTogether, rows - (group * RowsTogether)));
        _pays ??= terms * RowsTogether < (1 - Share) * _inputs * rows;
        if (_pays.Value && !forward) ListRows(rows);
        return _pays.Value;
    }

    /// <summary>values = below · weights + bias, of what was read.</summary>
    public void Forward(float* below, int rows, float* weights, float* bias, float* values)
    {
        var panel = LinearProducts.WeightPanel(_inputs);
        for (var column = 0; column < _outputRow; column += Together)
        {
            for (var group = 0; group * RowsTogether < rows; group++)
            {
                var first = group * RowsTogether;
                _kernels.Multiply(
                    new ProductOperands
                    {
                        A = below + ((nint)first * _inputs),
                        ARow = _inputs,
                        AStep = 0,
                        Offsets = Address(_inputSteps) + (group * _inputs),
                        B = weights + ((nint)column * _inputs),
                        BStep = Panel,
                        BPanel = panel,
                        BOffsets = Address(_inputWeights) + (group * _inputs),
                        C = values + (first * _outputRow) + column,
                        CRow = _outputRow,
                        Steps = _inputCounts[group],
                        Start = bias + column,
                    },
                    Math.Min(RowsTogether, rows - first),
                    Math.Min(Together, _outputRow - column));
            }
        }
    }

    /// <summary>gradient = belowᵀ · slopes, of what was read.</summary>
    public void WeightGradient(float* below, float* slopes, int rows, float* gradient, float* scratch)
    {
        var panel = LinearProducts.WeightPanel(_inputs);
        for (var column = 0; column < _outputRow; column += SlopesTogether)
        {
            var columns = Math.Min(SlopesTogether, _outputRow - column);
            for (var at = 0; at < columns; at += Panel) LinearProducts.CopyPanel(slopes + column + at, _outputRow, rows, scratch + (at * rows));
            for (var group = 0; group < _rowCounts.Length; group++)
            {
                var first = group * InputsTogether;
                for (int row = 0, listed = 0; row < rows; row += PartialSum.Terms)
                {
                    var (start, steps) = (listed + (group * _capacity), ListedBefore(row + PartialSum.Terms, group, listed));
                    listed += steps;
                    _kernels.Multiply(
                        new ProductOperands
                        {
                            A = below + first,
                            ARow = 1,
                            AStep = 0,
                            Offsets = Address(_rowSteps) + start,
                            B = scratch,
                            BStep = Panel,
                            BPanel = Panel * rows,
                            BOffsets = Address(_rowSlopes) + start,
                            C = gradient + ((nint)column * _inputs) + (first * Panel),
                            CRow = Panel,
                            CPanel = panel,
                            Steps = steps,
                            Adds = row > 0,
                        },
                        Math.Min(InputsTogether, _inputs - first),
                        columns);
                }
            }
        }
    }

    /// <summary>Rows of a group's list from a place in it to a row that is not in this part.</summary>
    private int ListedBefore(int row, int group, int from)
    {
        var slopes = _rowSlopes.AsSpan((group * _capacity) + from, _rowCounts[group] - from);
        if (slopes.IsEmpty || slopes[^1] < (long)row * Panel) return slopes.Length;
        var found = slopes.BinarySearch(row * Panel);
        return found < 0 ? ~found : found;
    }

    /// <summary>A bit for each number that is not 0; NaN is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mark(float* row, Span<ulong> bits)
    {
        bits.Clear();
        var at = 0;
        for (; at + Vector256<float>.Count <= _inputs; at += Vector256<float>.Count)
        {
            ulong some = ~Vector256.Equals(Vector256.Load(row + at), Vector256<float>.Zero).ExtractMostSignificantBits() & 0xFF;
            bits[at / WordBits] |= some << (at % WordBits);
        }

        for (; at < _inputs; at++) bits[at / WordBits] |= (row[at] == 0 ? 0UL : 1) << (at % WordBits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ListInputs(int group, int rows)
    {
        var (count, start) = (group * _inputs, group * _inputs);
        for (var word = 0; word < _words; word++)
        {
            var some = 0UL;
            for (var row = 0; row < rows; row++) some |= _bits[(((group * RowsTogether) + row) * _words) + word];
            for (; some != 0; some &= some - 1)
            {
                var input = (word * WordBits) + BitOperations.TrailingZeroCount(some);
                _inputSteps[count] = input;
                _inputWeights[count++] = input * Panel;
            }
        }

        return _inputCounts[group] = count - start;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ListRows(int rows)
    {
        Array.Clear(_rowCounts);
        for (var row = 0; row < rows; row++)
        {
            for (var word = 0; word < _words; word++)
            {
                var bits = _bits[(row * _words) + word];
                while (bits != 0)
                {
                    var within = BitOperations.TrailingZeroCount(bits) / InputsTogether;
                    bits &= ~(((1UL << InputsTogether) - 1) << (within * InputsTogether));
                    var group = (word * (WordBits / InputsTogether)) + within;
                    var at = (group * _capacity) + _rowCounts[group]++;
                    _rowSteps[at] = row * _inputs;
                    _rowSlopes[at] = row * Panel;
                }
            }
        }
    }

    private static int GroupsOf(int count, int together) => (count + together - 1) / together;

    /// <summary>An array that stays where it is, so that its address is good as long as it is; one longer than asked for, so that there is one.</summary>
    private static int[] Pinned(int length) => GC.AllocateArray<int>(length + 1, pinned: true);

    private static int* Address(int[] pinned) => (int*)Unsafe.AsPointer(ref pinned[0]);
}
