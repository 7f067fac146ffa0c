using System.Collections.Immutable;
using ActorSearch.Shared.Checking;

namespace ActorSearch.TrainerNode.Objectives.Plugins;

/// <summary>The plug-ins that a process has loaded; each is loaded once.</summary>
/// <param name="allowed">The folder from which plug-ins may be loaded; null: none.</param>
public sealed class PluginSet(string? allowed)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Plugin> _loaded = new(StringComparer.Ordinal);

    /// <summary>Plug-ins in the order of their names, or what is wrong with each that cannot be used.</summary>
    /// <param name="names">As an experiment names them.</param>
    /// <param name="taken">Names of objectives that no plug-in may have.</param>
    public Checked<ImmutableArray<Plugin>> Load(IEnumerable<string> names, IEnumerable<string> taken)
    {
        Checked<Plugin>[] all = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Load)];
        ImmutableArray<Plugin> plugins = [.. all.OfType<Checked<Plugin>.Right>().Select(right => right.Value)];
        ImmutableArray<Mistake> mistakes = [.. all.OfType<Checked<Plugin>.Wrong>().SelectMany(wrong => wrong.Mistakes), .. Clashes(plugins, [.. taken])];
        return mistakes.IsEmpty ? new Checked<ImmutableArray<Plugin>>.Right(plugins) : new Checked<ImmutableArray<Plugin>>.Wrong(mistakes);
    }

    // What is wrong today may be right when the next search comes: only what was loaded is kept.
    private Checked<Plugin> Load(string name)
    {
        lock (_gate)
        {
            if (_loaded.TryGetValue(name, out var plugin))
            {
                return new Checked<Plugin>.Right(plugin);
            }

            var read = PluginFolder.Find(name, allowed) switch
            {
                Checked<PluginFolder>.Right(var folder) => Plugin.Load(folder),
                Checked<PluginFolder>.Wrong(var mistakes) => new Checked<Plugin>.Wrong(mistakes),
                var other => throw new InvalidOperationException($"{other.GetType().Name} is neither right nor wrong."),
            };
            if (read is Checked<Plugin>.Right(var right))
            {
                _loaded[name] = right;
            }

            return read;
        }
    }

    private static IEnumerable<Mistake> Clashes(ImmutableArray<Plugin> plugins, HashSet<string> taken)
    {
        foreach (var (plugin, objective) in from plugin in plugins from objective in plugin.Objectives select (plugin, objective))
        {
            if (!taken.Add(objective.Name))
            {
                yield return new Mistake($"plug-in {plugin.Folder.Name}", $"there is already an objective called {objective.Name}. Rename one of the two.");
            }
        }
    }
}
