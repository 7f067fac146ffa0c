using System.Runtime.CompilerServices;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

/// <summary>Two vectors that go through the same arithmetic side by side: of a long chain, a processor of few pending operations then has two to do.</summary>
/// <param name="Low">The first.</param>
/// <param name="High">The next in memory.</param>
internal readonly record struct Pair<TVector>(TVector Low, TVector High)
    where TVector : struct;

/// <inheritdoc cref="Pair{TVector}"/>
internal readonly unsafe struct PairLanes<TVector, TLanes> : ILanes<Pair<TVector>>
    where TVector : struct
    where TLanes : ILanes<TVector>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public static int Count
    {
        [MethodImpl(Inline)]
        get => 2 * TLanes.Count;
    }

    public static int TileRows => TLanes.TileRows / 2;

    [MethodImpl(Inline)]
    public static Pair<TVector> Load(float* source) => new(TLanes.Load(source), TLanes.Load(source + TLanes.Count));

    [MethodImpl(Inline)]
    public static void Store(Pair<TVector> vector, float* destination)
    {
        TLanes.Store(vector.Low, destination);
        TLanes.Store(vector.High, destination + TLanes.Count);
    }

    [MethodImpl(Inline)]
    public static Pair<TVector> All(float value) => new(TLanes.All(value), TLanes.All(value));

    [MethodImpl(Inline)]
    public static Pair<TVector> MultiplyAdd(Pair<TVector> left, Pair<TVector> right, Pair<TVector> addend) =>
        new(TLanes.MultiplyAdd(left.Low, right.Low, addend.Low), TLanes.MultiplyAdd(left.High, right.High, addend.High));

    [MethodImpl(Inline)]
    public static Pair<TVector> Add(Pair<TVector> left, Pair<TVector> right) =>
        new(TLanes.Add(left.Low, right.Low), TLanes.Add(left.High, right.High));

    [MethodImpl(Inline)]
    public static Pair<TVector> Subtract(Pair<TVector> left, Pair<TVector> right) =>
        new(TLanes.Subtract(left.Low, right.Low), TLanes.Subtract(left.High, right.High));

    [MethodImpl(Inline)]
    public static Pair<TVector> Multiply(Pair<TVector> left, Pair<TVector> right) =>
        new(TLanes.Multiply(left.Low, right.Low), TLanes.Multiply(left.High, right.High));

    [MethodImpl(Inline)]
    public static Pair<TVector> Divide(Pair<TVector> left, Pair<TVector> right) =>
        new(TLanes.Divide(left.Low, right.Low), TLanes.Divide(left.High, right.High));

    [MethodImpl(Inline)]
    public static Pair<TVector> Root(Pair<TVector> vector) =>
        new(TLanes.Root(vector.Low), TLanes.Root(vector.High));

    [MethodImpl(Inline)]
    public static Pair<TVector> Smaller(Pair<TVector> left, Pair<TVector> right) =>
        new(TLanes.Smaller(left.Low, right.Low), TLanes.Smaller(left.High, right.High));

    [MethodImpl(Inline)]
    public static Pair<TVector> Magnitude(Pair<TVector> vector) =>
        new(TLanes.Magnitude(vector.Low), TLanes.Magnitude(vector.High));

    [MethodImpl(Inline)]
    public static Pair<TVector> WithSign(Pair<TVector> magnitude, Pair<TVector> sign) =>
        new(TLanes.WithSign(magnitude.Low, sign.Low), TLanes.WithSign(magnitude.High, sign.High));

    [MethodImpl(Inline)]
    public static Pair<TVector> WhereGreater(Pair<TVector> left, Pair<TVector> right, Pair<TVector> then, Pair<TVector> otherwise) =>
        new(TLanes.WhereGreater(left.Low, right.Low, then.Low, otherwise.Low), TLanes.WhereGreater(left.High, right.High, then.High, otherwise.High));

    [MethodImpl(Inline)]
    public static Pair<TVector> WhereBeats(Pair<TVector> challenger, Pair<TVector> champion, Pair<TVector> then, Pair<TVector> otherwise) =>
        new(TLanes.WhereBeats(challenger.Low, champion.Low, then.Low, otherwise.Low), TLanes.WhereBeats(challenger.High, champion.High, then.High, otherwise.High));

    [MethodImpl(Inline)]
    public static Pair<TVector> WhereEqual(Pair<TVector> left, Pair<TVector> right, Pair<TVector> then, Pair<TVector> otherwise) =>
        new(TLanes.WhereEqual(left.Low, right.Low, then.Low, otherwise.Low), TLanes.WhereEqual(left.High, right.High, then.High, otherwise.High));

    [MethodImpl(Inline)]
    public static Pair<TVector> TimesPowerOfTwo(Pair<TVector> value, Pair<TVector> shifted) =>
        new(TLanes.TimesPowerOfTwo(value.Low, shifted.Low), TLanes.TimesPowerOfTwo(value.High, shifted.High));

    [MethodImpl(Inline)]
    public static float SumOfSixteen(Pair<TVector> first, Pair<TVector> second, Pair<TVector> third, Pair<TVector> fourth) =>
        TLanes.SumOfSixteen(first.Low, first.High, second.Low, second.High);
}
