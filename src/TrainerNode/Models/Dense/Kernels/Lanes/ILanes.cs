using System.Runtime.Intrinsics;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

/// <summary>
/// Arithmetic on vectors of one width, so that each kernel is written once. Every operation is exact or correctly rounded (no
/// hardware estimates), and no kernel sums across lanes but through <see cref="SumOfSixteen"/>: so all widths give the same bits.
/// </summary>
/// <typeparam name="TVector">One of the runtime's vectors of floats.</typeparam>
internal unsafe interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>Floats in a vector; divides 16.</summary>
    static abstract int Count { get; }

    /// <summary>Rows of a product's tile, whose accumulators must fit the registers at two vectors a row.</summary>
    static abstract int TileRows { get; }

    static abstract TVector Load(float* source);

    static abstract void Store(TVector vector, float* destination);

    static abstract TVector All(float value);

    /// <summary>left · right + addend with one rounding.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    static abstract TVector Root(TVector vector);

    /// <summary>The smaller one; <paramref name="right"/> where that is NaN.</summary>
    static abstract TVector Smaller(TVector left, TVector right);

    static abstract TVector Magnitude(TVector vector);

    /// <summary>The sign of <paramref name="sign"/> on the magnitude of <paramref name="magnitude"/>.</summary>
    static abstract TVector WithSign(TVector magnitude, TVector sign);

    /// <summary>Per lane: left &gt; right ? then : otherwise; otherwise where one of them is NaN.</summary>
    static abstract TVector WhereGreater(TVector left, TVector right, TVector then, TVector otherwise);

    /// <summary>Per lane: challenger &gt; champion, or challenger is NaN, ? then : otherwise. So a maximum over a NaN is NaN.</summary>
    static abstract TVector WhereBeats(TVector challenger, TVector champion, TVector then, TVector otherwise);

    /// <summary>Per lane: left = right ? then : otherwise.</summary>
    static abstract TVector WhereEqual(TVector left, TVector right, TVector then, TVector otherwise);

    /// <summary>value · 2ⁿ, n the integer in the lowest bits of <paramref name="shifted"/> = n + 1.5·2²³.</summary>
    static abstract TVector TimesPowerOfTwo(TVector value, TVector shifted);

    /// <summary>Sum over 16 lanes, of one, two or four vectors in memory order, in the same order for all widths.</summary>
    /// <remarks>Vectors beyond the sixteenth lane are not looked at.</remarks>
    static abstract float SumOfSixteen(TVector first, TVector second, TVector third, TVector fourth);
}

/// <summary>The last levels of the sum over sixteen lanes.</summary>
internal static class LaneSum
{
    /// <summary>(0 + 2) + (1 + 3).</summary>
    public static float OfFour(Vector128<float> lanes)
    {
        var pairs = lanes + Vector128.Shuffle(lanes, Vector128.Create(2, 3, 0, 1));
        return pairs.ToScalar() + pairs.GetElement(1);
    }
}
