using static TorchSharp.torch;

namespace ActorSearch.Torch;

/// <summary>libtorch on the calling thread alone: slots use the cores, and sums split over threads would depend on how many there are.</summary>
internal static class TorchThread
{
    // OpenMP and MKL remember the number for each thread.
    [ThreadStatic]
    private static bool _isPrepared;

    /// <summary>To be called on every thread that computes.</summary>
    public static void Prepare()
    {
        if (_isPrepared) return;
        set_num_threads(1);
        _isPrepared = true;
    }
}
