using Akka.Configuration;
using Akka.Dispatch;

namespace ActorSearch.Shared.Settings;

/// <summary>Akka's own dispatcher; its durations are read by <see cref="QuickConfig"/>, which Akka does not hand on to dispatchers. Named in <c>type</c> of a dispatcher.</summary>
public sealed class QuickDispatcher(Config config, IDispatcherPrerequisites prerequisites) : MessageDispatcherConfigurator(config, prerequisites)
{
    /// <summary>How a setting names it.</summary>
    public const string Configured = "ActorSearch.Shared.Settings.QuickDispatcher, ActorSearch.Shared";

    private readonly DispatcherConfigurator _akkas = new(QuickConfig.Wrap(config), prerequisites);

    /// <inheritdoc/>
    public override MessageDispatcher Dispatcher() => _akkas.Dispatcher();
}
