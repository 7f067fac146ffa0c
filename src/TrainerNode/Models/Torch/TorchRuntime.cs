using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>libtorch's settings for the whole process.</summary>
internal static class TorchRuntime
{
    // One training is one thread: slots use the cores, and sums split over threads would depend on how many there are.
    static TorchRuntime()
    {
        set_num_threads(1);
        set_num_interop_threads(1);
    }

    /// <summary>Sees to it that libtorch is loaded and computes on the calling thread alone, whichever thread calls.</summary>
    public static void Prepare() => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(TorchRuntime).TypeHandle);
}
