using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

/// <summary>128-bit vectors: Arm64, and x64 of any age.</summary>
internal readonly unsafe struct Lanes128 : ILanes<Vector128<float>>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public static int Count
    {
        [MethodImpl(Inline)]
        get => 4;
    }

    public static int TileRows => AdvSimd.IsSupported || Avx512F.VL.IsSupported ? 10 : 6;

    [MethodImpl(Inline)]
    public static Vector128<float> Load(float* source) => Vector128.Load(source);

    [MethodImpl(Inline)]
    public static void Store(Vector128<float> vector, float* destination) => vector.Store(destination);

    [MethodImpl(Inline)]
    public static Vector128<float> All(float value) => Vector128.Create(value);

    [MethodImpl(Inline)]
    public static Vector128<float> MultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend) =>
        Vector128.FusedMultiplyAdd(left, right, addend);

    [MethodImpl(Inline)]
    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    [MethodImpl(Inline)]
    public static Vector128<float> Subtract(Vector128<float> left, Vector128<float> right) => left - right;

    [MethodImpl(Inline)]
    public static Vector128<float> Multiply(Vector128<float> left, Vector128<float> right) => left * right;

    [MethodImpl(Inline)]
    public static Vector128<float> Divide(Vector128<float> left, Vector128<float> right) => left / right;

    [MethodImpl(Inline)]
    public static Vector128<float> Root(Vector128<float> vector) => Vector128.Sqrt(vector);

    [MethodImpl(Inline)]
    public static Vector128<float> Smaller(Vector128<float> left, Vector128<float> right) =>
        Vector128.MinNative(left, right);

    [MethodImpl(Inline)]
    public static Vector128<float> Magnitude(Vector128<float> vector) => Vector128.Abs(vector);

    [MethodImpl(Inline)]
    public static Vector128<float> WithSign(Vector128<float> magnitude, Vector128<float> sign) =>
        Vector128.ConditionalSelect(Vector128.Create(-0f), sign, magnitude);

    [MethodImpl(Inline)]
    public static Vector128<float> WhereGreater(
        Vector128<float> left, Vector128<float> right, Vector128<float> then, Vector128<float> otherwise) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(left, right), then, otherwise);

    [MethodImpl(Inline)]
    public static Vector128<float> WhereBeats(
        Vector128<float> challenger, Vector128<float> champion, Vector128<float> then, Vector128<float> otherwise) =>
        Vector128.ConditionalSelect(
            Vector128.GreaterThan(challenger, champion) | ~Vector128.Equals(challenger, challenger), then, otherwise);

    [MethodImpl(Inline)]
    public static Vector128<float> WhereEqual(
        Vector128<float> left, Vector128<float> right, Vector128<float> then, Vector128<float> otherwise) =>
        Vector128.ConditionalSelect(Vector128.Equals(left, right), then, otherwise);

    [MethodImpl(Inline)]
    public static Vector128<float> TimesPowerOfTwo(Vector128<float> value, Vector128<float> shifted) =>
        (value.AsInt32() + (shifted.AsInt32() << 23)).AsSingle();

    [MethodImpl(Inline)]
    public static float SumOfSixteen(
        Vector128<float> first, Vector128<float> second, Vector128<float> third, Vector128<float> fourth)
    {
        return LaneSum.OfFour((first + third) + (second + fourth));
    }
}
