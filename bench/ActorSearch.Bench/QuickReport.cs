using System.Runtime.Intrinsics;
using ActorSearch.Shared.Randomness;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Dense;
using ActorSearch.TrainerNode.Models.Dense.Kernels;
using ActorSearch.TrainerNode.Models.Dense.Kernels.Lanes;

namespace ActorSearch.Bench;

/// <summary>The dense engine's figures in a few seconds: least times, one thread.</summary>
internal static class QuickReport
{
    /// <param name="vectorBits">Which kernels, or null for the machine's best.</param>
    public static void Print(int? vectorBits)
    {
        var (kernels, peak) = (vectorBits ?? DenseEngine.FastestVectorBits) switch
        {
            512 => ((IKernels)new Kernels<Vector512<float>, Lanes512>(), PeakOf<Vector512<float>, Lanes512>()),
            256 => (new Kernels<Vector256<float>, Lanes256>(), PeakOf<Vector256<float>, Lanes256>()),
            _ => (new Kernels<Vector128<float>, Lanes128>(), PeakOf<Vector128<float>, Lanes128>()),
        };
        Console.WriteLine($"{kernels.VectorBits}-bit vectors; measured peak of fused multiply-adds: {peak:f0} GFLOP/s.");
        Console.WriteLine("Least times, one thread.");
        Products(kernels, peak);
        Activations(kernels);
        Steps(kernels.VectorBits, peak);
    }

    private static readonly (int Inputs, int Outputs, int Batch)[] Layers =
        [(64, 128, 20), (64, 128, 40), (128, 256, 20), (128, 256, 40), (784, 256, 64), (256, 256, 64)];

    private static void Products(IKernels kernels, double peak)
    {
        Console.WriteLine();
        Console.WriteLine("| layer, batch | forward µs (of peak) | weight gradient | input gradient |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var (inputs, outputs, batch) in Layers)
        {
            using var product = new MeasuredProduct(kernels, batch, inputs, outputs);
            var cells = new Action[] { product.Forward, product.WeightGradient, product.InputGradient }
                .Select(run => Fastest.Of(run, 0.1))
                .Select(seconds => $"{seconds * 1e6:f1} ({product.Operations / seconds / 1e9 / peak:p0})");
            Console.WriteLine($"| {inputs}→{outputs}, {batch} | {string.Join(" | ", cells)} |");
        }
    }

    private static void Activations(IKernels kernels)
    {
        Console.WriteLine();
        Console.WriteLine("| activation and derivative | ns a unit |");
        Console.WriteLine("|---|---:|");
        foreach (var activation in ActivationKinds.Each)
        {
            using var measured = new MeasuredActivation(kernels, activation);
            Console.WriteLine($"| {activation.Word} | {Fastest.Of(measured.Run, 0.05) * 1e9 / MeasuredActivation.Count:f2} |");
        }
    }

    private static void Steps(int vectorBits, double peak)
    {
        Console.WriteLine();
        Console.WriteLine("| net | step µs | forward + backward | Adam | products, of peak | with dropout |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        using var engine = new DenseEngine(vectorBits);
        foreach (var measured in MeasuredNet.All)
        {
            using var net = measured.Create(engine);
            using var dropping = measured.Create(engine, dropout: 0.1);
            var optimizer = MeasuredNet.Adam(net);
            var step = MeasuredNet.Step(net, optimizer);
            var dropout = RandomStream.For(1, StreamPurpose.Dropout);

            // Long enough for the runtime to compile the optimiser anew, with what it has learned.
            Fastest.Of(step, 0.3);
            double whole = Fastest.Of(step), pass = Fastest.Of(() => net.Backpropagate(net.Capacity, ref dropout));
            var adam = Fastest.Of(() => optimizer.Step(net.Parameters, net.Gradients, 1e-9), 0.1);
            var dropped = Fastest.Of(MeasuredNet.Step(dropping, MeasuredNet.Adam(dropping)), 0.2);
            var share = measured.Operations / whole / 1e9 / peak;
            Console.WriteLine(
                $"| {measured} | {whole * 1e6:f1} | {pass * 1e6:f1} | {adam * 1e6:f1} | {share:p0} | {dropped * 1e6:f1} |");
        }
    }

    private static double PeakOf<TVector, TLanes>()
        where TVector : struct
        where TLanes : ILanes<TVector>
    {
        const int Steps = 1000;
        return Peak<TVector, TLanes>.Operations(Steps) / Fastest.Of(() => Peak<TVector, TLanes>.Run(Steps)) / 1e9;
    }
}
