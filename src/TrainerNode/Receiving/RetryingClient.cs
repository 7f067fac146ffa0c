using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using Serilog;

namespace ActorSearch.TrainerNode.Receiving;

/// <summary>Asks a coordinator until it answers: it may be cut off, or be started again with another port and token.</summary>
/// <param name="offer">What it offers now; null once it offers nothing.</param>
/// <param name="log">Gets a warning for each cut, and once a sentence about a port that cannot be reached.</param>
/// <param name="time">For the pauses between tries.</param>
internal sealed class RetryingClient(Func<DataOffer?> offer, ILogger log, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Whether the coordinator offers nothing any more.</summary>
    public bool IsOver => offer() is null;

    /// <param name="ask">One try.</param>
    /// <param name="received">A number that grows while tries succeed in part; then the next one follows sooner.</param>
    /// <returns>The answer, or the default value where nothing is offered any more.</returns>
    /// <exception cref="NotSentException">The coordinator refuses.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<T?> AskAsync<T>(Func<DataOffer, Task<T>> ask, Func<long> received, CancellationToken cancellation)
    {
        var (pause, before) = (FirstPause, received());
        while (offer() is { } current)
        {
            try
            {
                return await ask(current).ConfigureAwait(false);
            }
            catch (ConnectionCutException cut)
            {
                var progressed = received() > before;
                if (progressed) (pause, before) = (FirstPause, received());
                if (pause == FirstPause) log.Warning(LogEvents.DataInterrupted + ": the connection that brings the data was cut and continues where it ended. {Reason:l}", cut.Message);
                if (progressed) continue;

                // It joined, so the machine answers: what differs is the port, or the address family.
                if (pause * 2 >= LongestPause && pause < LongestPause)
                {
                    log.Warning(
                        LogEvents.DataOutOfReach + ": {Reason:l}",
                        $"the data of the search does not arrive, because port {current.Port} of the coordinator does not answer ({cut.Message.TrimEnd('.')}). This node tries again. "
                        + "If a firewall is between the machines, set actorsearch.data-port on the coordinator and open that port, or copy the files to this node.");
                }
            }

            await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        return default;
    }
}
