using System.Runtime.CompilerServices;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;
using static ActorSearch.TrainerNode.Models.Dense.Kernels.TilePoints;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels;

/// <summary>
/// The one-dimensional transformations of Winograd's convolution with seven points (Winograd, 1980; Lavin and Gray, 2016), and their transposes for the
/// backward pass. docs/decisions/0038-winograd.md derives them.
/// </summary>
internal static unsafe class SevenPoints<TVector, TLanes>
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Coefficients of the product of x² − point² over all pairs of points, from 1 to x⁴, and over two of the three pairs.</summary>
    private const float All0 = -First2 * Second2 * Third2, All2 = (First2 * Second2) + (First2 * Third2) + (Second2 * Third2);

    private const float All4 = -First2 - Second2 - Third2;
    private const float NoFirst0 = Second2 * Third2, NoFirst2 = -Second2 - Third2, NoSecond0 = First2 * Third2, NoSecond2 = -First2 - Third2;
    private const float NoThird0 = First2 * Second2, NoThird2 = -First2 - Second2;

    /// <summary>Seven inputs to their numbers at the points.</summary>
    [MethodImpl(Inline)]
    public static void Evaluate(float* from, nint step, float* to, nint apart)
    {
        TVector d0 = TLanes.Load(from), d1 = TLanes.Load(from + step), d2 = TLanes.Load(from + (2 * step));
        TVector d3 = TLanes.Load(from + (3 * step)), d4 = TLanes.Load(from + (4 * step));
        TVector d5 = TLanes.Load(from + (5 * step)), d6 = TLanes.Load(from + (6 * step));
        Both(Term(NoFirst0, d1, NoFirst2, d3, d5), Term(NoFirst0, d0, NoFirst2, d2, d4), First, to, apart);
        Both(Term(NoSecond0, d1, NoSecond2, d3, d5), Term(NoSecond0, d0, NoSecond2, d2, d4), Second, to + (2 * apart), apart);
        Both(Term(NoThird0, d1, NoThird2, d3, d5), Term(NoThird0, d0, NoThird2, d2, d4), Third, to + (4 * apart), apart);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.All(All0), d0, Term(All2, d2, All4, d4, d6)), to + (6 * apart));
    }

    /// <summary>The transpose of <see cref="Evaluate"/>: slopes at the points to those of the seven inputs, added to what is there.</summary>
    [MethodImpl(Inline)]
    public static void AddEvaluated(float* from, nint step, float* to, nint apart)
    {
        Pairs(from, step, out var odd1, out var even1, out var odd2, out var even2, out var odd3, out var even3);
        even1 = TLanes.Multiply(TLanes.All(First), even1);
        even2 = TLanes.Multiply(TLanes.All(Second), even2);
        even3 = TLanes.Multiply(TLanes.All(Third), even3);
        var last = TLanes.Load(from + (6 * step));
        Add(TLanes.MultiplyAdd(TLanes.All(All0), last, Low(even1, even2, even3)), to);
        Add(Low(odd1, odd2, odd3), to + apart);
        Add(TLanes.MultiplyAdd(TLanes.All(All2), last, Middle(even1, even2, even3)), to + (2 * apart));
        Add(Middle(odd1, odd2, odd3), to + (3 * apart));
        Add(TLanes.MultiplyAdd(TLanes.All(All4), last, TLanes.Add(TLanes.Add(even1, even2), even3)), to + (4 * apart));
        Add(TLanes.Add(TLanes.Add(odd1, odd2), odd3), to + (5 * apart));
        Add(last, to + (6 * apart));
    }

    /// <summary>Products at the points to the outputs of a tile, two to five; the others are meaningless.</summary>
    [MethodImpl(Inline)]
    public static void Interpolate<TSide>(
        float* from, nint step, out TVector y0, out TVector y1, out TVector y2, out TVector y3, out TVector y4)
        where TSide : struct, IConstant
    {
        Pairs(from, step, out var sum1, out var difference1, out var sum2, out var difference2, out var sum3, out var difference3);
        var last = TLanes.Load(from + (6 * step));
        y0 = TLanes.Add(TLanes.Add(sum1, sum2), sum3);
        y1 = Sum(First, difference1, Second, difference2, Third, difference3);
        y2 = y3 = y4 = y1;
        if (TSide.Value > 2) y2 = Sum(First2, sum1, Second2, sum2, Third2, sum3);
        if (TSide.Value > 3) y3 = Sum(First * First2, difference1, Second * Second2, difference2, Third * Third2, difference3);
        if (TSide.Value > 4) y4 = Sum(First2 * First2, sum1, Second2 * Second2, sum2, Third2 * Third2, sum3);
        if (TSide.Value == 2) y1 = TLanes.Add(y1, last);
        if (TSide.Value == 3) y2 = TLanes.Add(y2, last);
        if (TSide.Value == 4) y3 = TLanes.Add(y3, last);
        if (TSide.Value == 5) y4 = TLanes.Add(y4, last);
    }

    /// <summary>The transpose of <see cref="Interpolate"/>: slopes of a tile's outputs to those at the points.</summary>
    [MethodImpl(Inline)]
    public static void Spread<TSide>(TVector y0, TVector y1, TVector y2, TVector y3, TVector y4, float* to, nint apart)
        where TSide : struct, IConstant
    {
        TVector odd1 = y1, odd2 = y1, odd3 = y1, even1 = y0, even2 = y0, even3 = y0, last = y1;
        if (TSide.Value > 2)
        {
            even1 = TLanes.MultiplyAdd(TLanes.All(First2), y2, even1);
            even2 = TLanes.MultiplyAdd(TLanes.All(Second2), y2, even2);
            even3 = TLanes.MultiplyAdd(TLanes.All(Third2), y2, even3);
            last = y2;
        }

        if (TSide.Value > 3)
        {
            odd1 = TLanes.MultiplyAdd(TLanes.All(First2), y3, odd1);
            odd2 = TLanes.MultiplyAdd(TLanes.All(Second2), y3, odd2);
            odd3 = TLanes.MultiplyAdd(TLanes.All(Third2), y3, odd3);
            last = y3;
        }

        if (TSide.Value > 4)
        {
            even1 = TLanes.MultiplyAdd(TLanes.All(First2 * First2), y4, even1);
            even2 = TLanes.MultiplyAdd(TLanes.All(Second2 * Second2), y4, even2);
            even3 = TLanes.MultiplyAdd(TLanes.All(Third2 * Third2), y4, even3);
            last = y4;
        }

        Both(even1, odd1, First, to, apart);
        Both(even2, odd2, Second, to + (2 * apart), apart);
        Both(even3, odd3, Third, to + (4 * apart), apart);
        TLanes.Store(last, to + (6 * apart));
    }

    /// <summary>Sums and differences of the numbers at a point and at its negative.</summary>
    [MethodImpl(Inline)]
    private static void Pairs(
        float* from, nint step, out TVector sum1, out TVector difference1, out TVector sum2, out TVector difference2, out TVector sum3, out TVector difference3)
    {
        TVector p0 = TLanes.Load(from), p1 = TLanes.Load(from + step), p2 = TLanes.Load(from + (2 * step));
        TVector p3 = TLanes.Load(from + (3 * step)), p4 = TLanes.Load(from + (4 * step)), p5 = TLanes.Load(from + (5 * step));
        (sum1, difference1) = (TLanes.Add(p0, p1), TLanes.Subtract(p0, p1));
        (sum2, difference2) = (TLanes.Add(p2, p3), TLanes.Subtract(p2, p3));
        (sum3, difference3) = (TLanes.Add(p4, p5), TLanes.Subtract(p4, p5));
    }

    /// <summary>one + point · other, then one − point · other.</summary>
    [MethodImpl(Inline)]
    private static void Both(TVector one, TVector other, float point, float* to, nint apart)
    {
        TLanes.Store(TLanes.MultiplyAdd(TLanes.All(point), other, one), to);
        TLanes.Store(TLanes.MultiplyAdd(TLanes.All(-point), other, one), to + apart);
    }

    /// <summary>by1 · x1 + (by2 · x2 + x3).</summary>
    [MethodImpl(Inline)]
    private static TVector Term(float by1, TVector x1, float by2, TVector x2, TVector x3) =>
        TLanes.MultiplyAdd(TLanes.All(by1), x1, TLanes.MultiplyAdd(TLanes.All(by2), x2, x3));

    /// <summary>by1 · x1 + (by2 · x2 + by3 · x3).</summary>
    [MethodImpl(Inline)]
    private static TVector Sum(float by1, TVector x1, float by2, TVector x2, float by3, TVector x3) =>
        Term(by1, x1, by2, x2, TLanes.Multiply(TLanes.All(by3), x3));

    [MethodImpl(Inline)]
    private static TVector Low(TVector x1, TVector x2, TVector x3) => Sum(NoFirst0, x1, NoSecond0, x2, NoThird0, x3);

    [MethodImpl(Inline)]
    private static TVector Middle(TVector x1, TVector x2, TVector x3) => Sum(NoFirst2, x1, NoSecond2, x2, NoThird2, x3);

    [MethodImpl(Inline)]
    private static void Add(TVector value, float* to) => TLanes.Store(TLanes.Add(value, TLanes.Load(to)), to);
}
