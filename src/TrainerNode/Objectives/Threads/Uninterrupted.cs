namespace ActorSearch.TrainerNode.Objectives.Threads;

/// <summary>Our own waits on a thread that also runs users' code, which may interrupt it: that would end the process, or leave a training without its end.</summary>
internal static class Uninterrupted
{
    /// <summary>Does something that changes nothing until it has waited, again each time that it is interrupted.</summary>
    public static T Wait<T>(Func<T> once)
    {
        while (true)
        {
            try
            {
                return once();
            }
            catch (ThreadInterruptedException)
            {
                // The training that it was for has ended.
            }
        }
    }
}
