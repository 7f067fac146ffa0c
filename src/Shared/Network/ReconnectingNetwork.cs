using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Settings;
using Akka.Actor;
using Akka.Configuration;
using Serilog;
using Serilog.Events;

namespace ActorSearch.Shared.Network;

/// <summary>
/// A node's place in the network, one actor system after the other: a system ends by itself when it is removed from the cluster, for example after a
/// partition, or when a peer it calls fails TLS's handshake; then the next one is built from the same settings, with the certificates as they
/// are by then. The node's work is outside of it and continues.
/// </summary>
public sealed class ReconnectingNetwork
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1), Look = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200), LongestPause = TimeSpan.FromSeconds(10);

    private readonly NodeOptions _options;
    private readonly ILogger _log;
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ActorSystem _system;
    private volatile Renewal? _renewal;
    private Task _kept = Task.CompletedTask;

    private ReconnectingNetwork(NodeOptions options, ILogger log, ActorSystem system)
    {
        (_options, _log, _system, Settings) = (options, log, system, system.Settings.Config);
        var own = Akka.Cluster.Cluster.Get(system).SelfAddress;
        Address = new NodeAddress(NodeAddress.Plain(own.Host), own.Port!.Value).ToString();
    }

    /// <summary>What the first system was set to.</summary>
    public Config Settings { get; }

    /// <summary>Where others find the first system, as <c>host:port</c>.</summary>
    public string Address { get; }

    /// <returns>What the user has to correct if it cannot be started; a later system that cannot start is tried again and again.</returns>
    public static Checked<ReconnectingNetwork> Start(NodeOptions options, ILogger log) =>
        NodeSystem.Start(options, new AkkaLogSetup(log)) switch
        {
            Checked<ActorSystem>.Right(var system) => new Checked<ReconnectingNetwork>.Right(new ReconnectingNetwork(options, log, system)),
            Checked<ActorSystem>.Wrong(var mistakes) => new Checked<ReconnectingNetwork>.Wrong(mistakes),
            var other => throw new InvalidOperationException($"{other} is neither right nor wrong."),
        };

    /// <summary>Sets which actors are in the network, now and in each later system. To be called once.</summary>
    /// <param name="enter">Makes the node's actors in a system.</param>
    public void Enter(Action<ActorSystem> enter)
    {
        _kept = Keep(enter);
        if (_options.Tls is { } file)
            _ = Watch(new CertificateWatch(file, _log));
    }

    /// <summary>Ends a system at the node's request; the next one is built.</summary>
    /// <param name="system">The system; one that another has followed is ended already.</param>
    /// <param name="why">A sentence.</param>
    /// <param name="level">Of the log event; a coordinator may also leave normally.</param>
    public void Renew(ActorSystem system, string why, LogEventLevel level)
    {
        ArgumentNullException.ThrowIfNull(system);
        if (system == _system)
        {
            _renewal = new Renewal(why, level);
            system.Terminate();
        }
    }

    /// <summary>Ends it: last words go out before the connections do, and the others see a node that leaves, not one that is lost.</summary>
    /// <param name="patience">The longest time that it may take.</param>
    public async Task Leave(TimeSpan patience)
    {
        _left.TrySetResult();
        await _kept.ConfigureAwait(false);
        var cluster = Akka.Cluster.Cluster.Get(_system);
        Task gone = CoordinatedShutdown.Get(_system).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance), late = Task.Delay(patience, CancellationToken.None);
        while (!gone.IsCompleted && !late.IsCompleted && cluster.State.Unreachable.IsEmpty)
        {
            await Task.WhenAny(gone, late, Task.Delay(Look, CancellationToken.None)).ConfigureAwait(false);
        }

        // Members let one go when they can all be reached; where one cannot, it is enough that the others hear of it.
        await Task.WhenAny(gone, late, Task.Delay(LastWords, CancellationToken.None)).ConfigureAwait(false);
    }

    private async Task Keep(Action<ActorSystem> enter)
    {
        var pause = FirstPause;
        while (true)
        {
            TryEnter(enter);
            if (await Task.WhenAny(_system.WhenTerminated, _left.Task).ConfigureAwait(false) == _left.Task)
            {
                return;
            }

            // After a removal from the cluster the node comes back at once; other reasons, for example a certificate that a peer does not
            // take, will mostly do so again.
            var reason = CoordinatedShutdown.Get(_system).ShutdownReason;
            pause = reason is null or CoordinatedShutdown.ClusterDowningReason ? FirstPause : pause < LongestPause ? pause * 2 : pause;
            var (why, level) = _renewal ?? new Renewal(SentenceOf(reason), LogEventLevel.Warning);
            _renewal = null;
            _log.Write(level, LogEvents.NetworkLost + ": this node lost its cluster connection and reconnects. {Reason:l}", why);
            if (await Next(pause).ConfigureAwait(false) is not { } next)
            {
                return;
            }

            _system = next;
        }
    }

    // Akka uses the certificate that its system was started with, so another certificate needs another system.
    private async Task Watch(CertificateWatch certificates)
    {
        using var look = new PeriodicTimer(Settings.GetTimeSpan("actorsearch.certificate-check"));
        certificates.Look(DateTimeOffset.UtcNow);
        while (await Task.WhenAny(_left.Task, look.WaitForNextTickAsync(CancellationToken.None).AsTask()).ConfigureAwait(false) != _left.Task)
        {
            if (certificates.Look(DateTimeOffset.UtcNow))
                Renew(_system, "Its certificates were replaced.", LogEventLevel.Information);
        }
    }

    private static string SentenceOf(CoordinatedShutdown.Reason? reason) => reason switch
    {
        null or CoordinatedShutdown.ActorSystemTerminateReason or CoordinatedShutdown.ClusterLeavingReason => "The actor system ended by itself.",
        CoordinatedShutdown.ClusterDowningReason => "The node was removed from the cluster.",
        { } other when other.GetType().Name == "TlsHandshakeFailureReason" =>
            "The TLS handshake with another node failed: both need a certificate of the same authority.",
        { } other => $"Akka's reason is {other.GetType().Name}.",
    };

    private void TryEnter(Action<ActorSystem> enter)
    {
        try
        {
            enter(_system);
        }
        catch (InvalidOperationException) when (CoordinatedShutdown.Get(_system).ShutdownReason is not null)
        {
            // It was over before anything could live in it: it ends, and the next one follows.
        }
    }

    // Another process may have taken the port in between: it is asked for until it is free.
    private async Task<ActorSystem?> Next(TimeSpan pause)
    {
        while (await Task.WhenAny(_left.Task, Task.Delay(pause, CancellationToken.None)).ConfigureAwait(false) != _left.Task)
        {
            switch (NodeSystem.Start(_options, new AkkaLogSetup(_log)))
            {
                case Checked<ActorSystem>.Right(var system):
                    return system;
                case Checked<ActorSystem>.Wrong(var mistakes):
                    _log.Warning(LogEvents.NotRejoined + ": {Reason:l}", string.Join(' ', mistakes));
                    break;
            }
        }

        return null;
    }

    private sealed record Renewal(string Why, LogEventLevel Level);
}
