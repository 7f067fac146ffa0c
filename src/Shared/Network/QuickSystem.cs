using ActorSearch.Shared.Settings;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Util;

namespace ActorSearch.Shared.Network;

/// <summary>Starts actor systems.</summary>
internal static class QuickSystem
{
    /// <summary>
    /// What <see cref="ActorSystem.Create(string, ActorSystemSetup)"/> does, except that it first reads an app.config that no program here has: the
    /// libraries for XML and such files are then not loaded.
    /// </summary>
    public static ActorSystem Start(string name, Config config, ActorSystemSetup setup)
    {
        var system = new ActorSystemImpl(name, QuickConfig.Wrap(config), setup, Option<Props>.None);
        system.Start();
        return system;
    }
}
