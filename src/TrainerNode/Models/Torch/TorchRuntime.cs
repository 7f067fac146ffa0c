using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Models.Torch;

/// <summary>libtorch's settings. One training is one thread: slots use the cores, and sums split over threads would depend on how many there are.</summary>
internal static class TorchRuntime
{
    // libtorch remembers one number for the process, but OpenMP and MKL, which share out its products, one for each thread: a thread that has not
    // said it itself would use all cores, and give other bits.
    [ThreadStatic]
    private static bool _isPrepared;

    static TorchRuntime() => set_num_interop_threads(1);

    /// <summary>Sees to it that libtorch is loaded and computes on the calling thread alone. To be called on every thread that computes.</summary>
    public static void Prepare()
    {
        if (!_isPrepared)
        {
            set_num_threads(1);
            _isPrepared = true;
        }
    }
}
