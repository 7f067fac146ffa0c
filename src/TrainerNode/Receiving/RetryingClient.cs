using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using Serilog;

namespace ActorSearch.TrainerNode.Receiving;

/// <summary>Asks a coordinator until it answers: it may be cut off, or be started again with another port and token.</summary>
/// <param name="offer">What it offers now; null once it offers nothing.</param>
/// <param name="log">Gets a warning for each cut.</param>
internal sealed class RetryingClient(Func<DataOffer?> offer, ILogger log)
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
            }

            await Task.Delay(pause, cancellation).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }

        return default;
    }
}
