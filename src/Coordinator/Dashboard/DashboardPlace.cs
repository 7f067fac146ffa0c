using System.Net.Sockets;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Http;

namespace ActorSearch.Coordinator.Dashboard;

/// <summary>Where a page is to be served.</summary>
/// <param name="Listener">Bound already where the address was asked for; null where it is looked for later.</param>
internal sealed record DashboardPlace(DashboardChoice Choice, Socket? Listener) : IDisposable
{
    /// <summary>Takes the address if it was asked for.</summary>
    /// <param name="choice">Null where no page is wanted; then there is no place.</param>
    public static Checked<DashboardPlace?> Take(DashboardChoice? choice) => choice is not { IsAsked: true }
        ? new Checked<DashboardPlace?>.Right(choice is null ? null : new DashboardPlace(choice, null))
        : ListeningSocket.Bind(choice.Address, DashboardChoice.Words.Flag) switch
        {
            Checked<Socket>.Right(var listener) => new Checked<DashboardPlace?>.Right(new DashboardPlace(choice, listener)),
            Checked<Socket>.Wrong(var mistakes) => new Checked<DashboardPlace?>.Wrong(mistakes),
            _ => throw new InvalidOperationException("A socket is bound or not."),
        };

    /// <inheritdoc/>
    public void Dispose() => Listener?.Dispose();
}
