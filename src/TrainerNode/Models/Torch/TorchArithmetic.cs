using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ActorSearch.Shared.Randomness;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>
/// Which bits this machine's libtorch computes. Its kernels are chosen by the processor's vector units and by variables of the environment
/// (<c>ATEN_CPU_CAPABILITY</c>, <c>ONEDNN_MAX_CPU_ISA</c>), and it does not report which it uses; so a small fixed computation is hashed.
/// </summary>
public static class TorchArithmetic
{
    private const int Images = 16, Side = 28, Classes = 10, Digits = 16;

    private static readonly Lazy<string> Made = new(Make);

    /// <summary>16 hex digits: equal where all of the computation's bits are. The first call loads libtorch, and takes a moment.</summary>
    public static string Fingerprint => Made.Value;

    private static string Make()
    {
        TorchRuntime.Prepare();
        using var scope = NewDisposeScope();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var stream = RandomStream.For(0, StreamPurpose.GeneratedData);

        // A small convolutional net's forward and backward pass, with kernels of two sizes, and the functions of its activations and losses.
        var (narrow, wide) = (Drawn(ref stream, 8, 1, 3, 3), Drawn(ref stream, 16, 8, 5, 5));
        var (hidden, last) = (Drawn(ref stream, 64, 16 * 7 * 7), Drawn(ref stream, Classes, 64));
        Tensor[] weights = [narrow, wide, hidden, last];
        foreach (var weight in weights) weight.requires_grad = true;
        var maps = Drawn(ref stream, Images, 1, Side, Side);
        maps = nn.functional.max_pool2d(nn.functional.relu(nn.functional.conv2d(maps, narrow, padding: [1, 1])), 2);
        maps = nn.functional.max_pool2d(nn.functional.gelu(nn.functional.conv2d(maps, wide, padding: [2, 2])), 2);
        var rows = tanh(nn.functional.linear(maps.flatten(1), hidden));
        var outputs = nn.functional.log_softmax(nn.functional.silu(nn.functional.linear(rows, last)), 1);
        outputs.mul(outputs).mean().backward();
        Add(hash, outputs);
        foreach (var weight in weights) Add(hash, weight.grad!);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }

    private static Tensor Drawn(ref RandomStream stream, params long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (count, size) => count * size)];
        stream.NextSingles(values);
        for (var i = 0; i < values.Length; i++) values[i] -= 0.5f;
        return tensor(values, shape);
    }

    private static void Add(IncrementalHash hash, Tensor values) =>
        hash.AppendData(MemoryMarshal.AsBytes(values.detach().contiguous().data<float>().ToArray().AsSpan()));
}
