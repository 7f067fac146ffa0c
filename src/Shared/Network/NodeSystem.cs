using System.Collections.Immutable;
using System.Net.Sockets;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Settings;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Event;

namespace ActorSearch.Shared.Network;

/// <summary>
/// Starts a node's actor system. The coordinator forms the cluster: it never asks another node and begins alone, and trainers
/// join its address and nothing else, so there is never a cluster of trainers without it.
/// </summary>
public static class NodeSystem
{
    /// <summary>The same for all nodes: Akka connects only systems with equal names.</summary>
    public const string Name = "actorsearch";

    /// <summary>
    /// A running system that has begun to join; it tries until it succeeds or ends. One that was removed from the cluster ends by
    /// itself (<see cref="ActorSystem.WhenTerminated"/>); start another one then.
    /// </summary>
    /// <param name="options">The options of this start.</param>
    /// <param name="setups">More for the system, for example the logger.</param>
    /// <returns>The system, or what the user has to correct.</returns>
    public static Checked<ActorSystem> Start(NodeOptions options, params Setup[] setups)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(setups);
        return NetworkSettings.Read(options) switch
        {
            Checked<NetworkSettings>.Right right => Start(right.Value, setups),
            Checked<NetworkSettings>.Wrong wrong => new Checked<ActorSystem>.Wrong(wrong.Mistakes),
            var other => throw new InvalidOperationException($"{other} is neither right nor wrong."),
        };
    }

    /// <summary>What the user has to correct before a node can be started; empty if nothing is known to be wrong. Nothing is started.</summary>
    public static ImmutableArray<Mistake> Check(NodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        switch (NetworkSettings.Read(options))
        {
            case Checked<NetworkSettings>.Wrong(var mistakes):
                return mistakes;
            case Checked<NetworkSettings>.Right(var settings):
                settings.Tls?.Dispose();
                break;
        }

        return [];
    }

    /// <summary>What the user has to correct in the settings of a program that runs without a network.</summary>
    public static ImmutableArray<Mistake> CheckWithoutNetwork(NodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return NetworkSettings.Check(options);
    }

    /// <summary>The address of a trainer's coordinator, as the trainer calls it.</summary>
    /// <param name="system">The trainer's.</param>
    /// <param name="options">What the system was started with.</param>
    public static Address CoordinatorAddress(ActorSystem system, NodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var coordinator = ((Checked<NodeAddress>.Right)NodeAddress.Parse("--coordinator", options.Coordinator!)).Value;
        return AddressOf(Akka.Cluster.Cluster.Get(system), coordinator);
    }

    private static Checked<ActorSystem> Start(NetworkSettings settings, Setup[] setups)
    {
        var quiet = new LogFilterSetup([new RepeatedRefusals(TimeProvider.System)]);
        var setup = ActorSystemSetup.Create(quiet);
        if (settings.Tls is { } tls)
            setup = setup.And(tls.ToSetup());
        setup = setups.Aggregate(setup, (all, next) => all.And(next));

        ActorSystem system;
        try
        {
            system = QuickSystem.Start(Name, settings.Config, setup);
        }
        catch (Exception failed) when (SocketErrorIn(failed) is { } error)
        {
            settings.Tls?.Dispose();
            var mistake = new Mistake(
                "--port",
                error.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? $"another program uses {AddressOf(settings)}. End it, or choose another port with --port."
                    : $"this node cannot listen on {AddressOf(settings)}: {SystemFault.Find(error).Sentence}.");
            return new Checked<ActorSystem>.Wrong([mistake]);
        }

        system.WhenTerminated.ContinueWith(_ => settings.Tls?.Dispose(), TaskScheduler.Default);
        Join(Akka.Cluster.Cluster.Get(system), settings.Coordinator);
        return new Checked<ActorSystem>.Right(system);
    }

    private static void Join(Akka.Cluster.Cluster cluster, NodeAddress? coordinator)
    {
        if (coordinator is null)
            cluster.Join(cluster.SelfAddress);
        else
            cluster.JoinSeedNodes([AddressOf(cluster, coordinator)]);
    }

    private static Address AddressOf(Akka.Cluster.Cluster cluster, NodeAddress coordinator) =>
        cluster.SelfAddress.WithHost(coordinator.AkkaHost).WithPort(coordinator.Port);

    private static NodeAddress AddressOf(NetworkSettings settings) =>
        new(settings.Config.GetString("akka.remote.dot-netty.tcp.hostname"), settings.Config.GetInt("akka.remote.dot-netty.tcp.port"));

    private static SocketException? SocketErrorIn(Exception failed) => failed switch
    {
        SocketException socket => socket,
        AggregateException many => many.InnerExceptions.Select(SocketErrorIn).FirstOrDefault(found => found is not null),
        _ => failed.InnerException is { } inner ? SocketErrorIn(inner) : null,
    };
}
