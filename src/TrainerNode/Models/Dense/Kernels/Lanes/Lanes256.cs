using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

/// <summary>256-bit vectors: x64 with AVX2.</summary>
internal readonly unsafe struct Lanes256 : ILanes<Vector256<float>>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public static int Count
    {
        [MethodImpl(Inline)]
        get => 8;
    }

    public static int TileRows => Avx512F.VL.IsSupported ? 10 : 6;

    [MethodImpl(Inline)]
    public static Vector256<float> Load(float* source) => Vector256.Load(source);

    [MethodImpl(Inline)]
    public static void Store(Vector256<float> vector, float* destination) => vector.Store(destination);

    [MethodImpl(Inline)]
    public static Vector256<float> All(float value) => Vector256.Create(value);

    [MethodImpl(Inline)]
    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) =>
        Vector256.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(Inline)]
    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    [MethodImpl(Inline)]
    public static Vector256<float> Subtract(Vector256<float> left, Vector256<float> right) => left - right;

    [MethodImpl(Inline)]
    public static Vector256<float> Multiply(Vector256<float> left, Vector256<float> right) => left * right;

    [MethodImpl(Inline)]
    public static Vector256<float> Divide(Vector256<float> left, Vector256<float> right) => left / right;

    [MethodImpl(Inline)]
    public static Vector256<float> Root(Vector256<float> vector) => Vector256.Sqrt(vector);

    [MethodImpl(Inline)]
    public static Vector256<float> Smaller(Vector256<float> left, Vector256<float> right) =>
        Vector256.MinNative(left, right);

    [MethodImpl(Inline)]
    public static Vector256<float> Magnitude(Vector256<float> vector) => Vector256.Abs(vector);

    [MethodImpl(Inline)]
    public static Vector256<float> WithSign(Vector256<float> magnitude, Vector256<float> sign) =>
        Vector256.ConditionalSelect(Vector256.Create(-0f), sign, magnitude);

    [MethodImpl(Inline)]
    public static Vector256<float> WhereGreater(
        Vector256<float> left, Vector256<float> right, Vector256<float> then, Vector256<float> otherwise) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(left, right), then, otherwise);

    [MethodImpl(Inline)]
    public static Vector256<float> WhereBeats(
        Vector256<float> challenger, Vector256<float> champion, Vector256<float> then, Vector256<float> otherwise) =>
        Vector256.ConditionalSelect(
            Vector256.GreaterThan(challenger, champion) | ~Vector256.Equals(challenger, challenger), then, otherwise);

    [MethodImpl(Inline)]
    public static Vector256<float> WhereEqual(
        Vector256<float> left, Vector256<float> right, Vector256<float> then, Vector256<float> otherwise) =>
        Vector256.ConditionalSelect(Vector256.Equals(left, right), then, otherwise);

    [MethodImpl(Inline)]
    public static Vector256<float> TimesPowerOfTwo(Vector256<float> value, Vector256<float> shifted) =>
        (value.AsInt32() + (shifted.AsInt32() << 23)).AsSingle();

    [MethodImpl(Inline)]
    public static float SumOfSixteen(
        Vector256<float> first, Vector256<float> second, Vector256<float> third, Vector256<float> fourth)
    {
        var half = first + second;
        return LaneSum.OfFour(half.GetLower() + half.GetUpper());
    }
}
