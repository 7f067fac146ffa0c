using System.Runtime.Intrinsics;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;
using BenchmarkDotNet.Attributes;

namespace ActorSearch.Bench;

/// <summary>The products of the layer 128→256 at batch 40, for each vector width.</summary>
public class ProductBenchmarks : IDisposable
{
    private MeasuredProduct? _product;

    [Params(512, 256, 128)]
    public int VectorBits { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        IKernels kernels = VectorBits switch
        {
            512 => new Kernels<Vector512<float>, Lanes512>(),
            256 => new Kernels<Vector256<float>, Lanes256>(),
            _ => new Kernels<Vector128<float>, Lanes128>(),
        };
        _product = new MeasuredProduct(kernels, batch: 40, inputs: 128, outputs: 256);
    }

    [Benchmark]
    public void Forward() => _product!.Forward();

    [Benchmark]
    public void WeightGradient() => _product!.WeightGradient();

    [Benchmark]
    public void InputGradient() => _product!.InputGradient();

    [GlobalCleanup]
    public void Dispose()
    {
        _product?.Dispose();
        GC.SuppressFinalize(this);
    }
}
