using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

/// <summary>512-bit vectors: x64 with AVX-512.</summary>
internal readonly unsafe struct Lanes512 : ILanes<Vector512<float>>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public static int Count
    {
        [MethodImpl(Inline)]
        get => 16;
    }

    public static int TileRows => 10;

    [MethodImpl(Inline)]
    public static Vector512<float> Load(float* source) => Vector512.Load(source);

    [MethodImpl(Inline)]
    public static void Store(Vector512<float> vector, float* destination) => vector.Store(destination);

    [MethodImpl(Inline)]
    public static Vector512<float> All(float value) => Vector512.Create(value);

    [MethodImpl(Inline)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) =>
        Vector512.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(Inline)]
    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    [MethodImpl(Inline)]
    public static Vector512<float> Subtract(Vector512<float> left, Vector512<float> right) => left - right;

    [MethodImpl(Inline)]
    public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) => left * right;

    [MethodImpl(Inline)]
    public static Vector512<float> Divide(Vector512<float> left, Vector512<float> right) => left / right;

    [MethodImpl(Inline)]
    public static Vector512<float> Root(Vector512<float> vector) => Vector512.Sqrt(vector);

    [MethodImpl(Inline)]
    public static Vector512<float> Smaller(Vector512<float> left, Vector512<float> right) =>
        Vector512.MinNative(left, right);

    [MethodImpl(Inline)]
    public static Vector512<float> Magnitude(Vector512<float> vector) => Vector512.Abs(vector);

    [MethodImpl(Inline)]
    public static Vector512<float> WithSign(Vector512<float> magnitude, Vector512<float> sign) =>
        Vector512.ConditionalSelect(Vector512.Create(-0f), sign, magnitude);

    [MethodImpl(Inline)]
    public static Vector512<float> WhereGreater(
        Vector512<float> left, Vector512<float> right, Vector512<float> then, Vector512<float> otherwise) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(left, right), then, otherwise);

    [MethodImpl(Inline)]
    public static Vector512<float> WhereBeats(
        Vector512<float> challenger, Vector512<float> champion, Vector512<float> then, Vector512<float> otherwise) =>
        Vector512.ConditionalSelect(
            Vector512.GreaterThan(challenger, champion) | ~Vector512.Equals(challenger, challenger), then, otherwise);

    [MethodImpl(Inline)]
    public static Vector512<float> WhereEqual(
        Vector512<float> left, Vector512<float> right, Vector512<float> then, Vector512<float> otherwise) =>
        Vector512.ConditionalSelect(Vector512.Equals(left, right), then, otherwise);

    [MethodImpl(Inline)]
    public static Vector512<float> TimesPowerOfTwo(Vector512<float> value, Vector512<float> shifted) =>
        (value.AsInt32() + (shifted.AsInt32() << 23)).AsSingle();

    [MethodImpl(Inline)]
    public static float SumOfSixteen(
        Vector512<float> first, Vector512<float> second, Vector512<float> third, Vector512<float> fourth)
    {
        var half = first.GetLower() + first.GetUpper();
        return LaneSum.OfFour(half.GetLower() + half.GetUpper());
    }
}
