using System.Collections.Immutable;
using System.Security.Cryptography;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.TrainerNode.Data;

namespace ActorSearch.TrainerNode.Objectives.Plugins;

/// <summary>The plug-ins that a process has loaded; each is loaded once.</summary>
/// <param name="allowed">The folder from which plug-ins may be loaded; null: none.</param>
public sealed class PluginSet(string? allowed)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Plugin> _loaded = new(StringComparer.Ordinal);

    /// <summary>Folders of plug-ins that a coordinator has sent, by name; they come before those of the folder.</summary>
    private readonly Dictionary<string, string> _received = new(StringComparer.Ordinal);

    /// <summary>The folder from which plug-ins may be loaded; null: none.</summary>
    public string? Allowed => allowed;

    /// <summary>Takes a plug-in from another folder from now on.</summary>
    /// <param name="name">Of the plug-in.</param>
    /// <param name="folder">The folder with its folder; null: the folder of this process again.</param>
    public void Receive(string name, string? folder)
    {
        lock (_gate)
        {
            if (folder is null) _received.Remove(name);
            else _received[name] = folder;
        }
    }

    /// <summary>What is wrong with the folder itself; null if nothing is.</summary>
    public Mistake? Check() => allowed is null || Directory.Exists(allowed)
        ? null
        : new Mistake("--plugins", $"there is no folder {allowed}. Name the folder that contains the folders of plug-ins.");

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

    /// <summary>The objectives of some plug-ins, each with the hash of all of them.</summary>
    /// <param name="names">As an experiment names them.</param>
    /// <param name="taken">Names of objectives that no plug-in may have.</param>
    public Checked<ImmutableArray<OfferedObjective>> Offered(ImmutableArray<string> names, IEnumerable<string> taken) => Load(names, taken) switch
    {
        Checked<ImmutableArray<Plugin>>.Right(var plugins) => new Checked<ImmutableArray<OfferedObjective>>.Right(Offered(plugins)),
        Checked<ImmutableArray<Plugin>>.Wrong(var mistakes) => new Checked<ImmutableArray<OfferedObjective>>.Wrong(mistakes),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is neither right nor wrong."),
    };

    /// <summary>Why this process cannot train an experiment's objective; null if it can.</summary>
    public Mistake? Check(ObjectiveSettings objective)
    {
        if (objective is not PluginSettings settings) return null;
        if (settings.Sha256 is not { } ours) return new Mistake(ObjectiveSection.Kind.Path, settings.WhereAbsent);
        return Offered(settings.Plugins, []) switch
        {
            Checked<ImmutableArray<OfferedObjective>>.Wrong(var mistakes) => mistakes[0],
            Checked<ImmutableArray<OfferedObjective>>.Right(var all) => all.FirstOrDefault(each => each.Objective.Name == settings.Name) switch
            {
                null => new Mistake("plugins", $"{Places(settings)} has no objective called {settings.Name}. Copy the coordinator's folder {string.Join(" and ", settings.Plugins)} there."),
                { Sha256: { } sha256 } when sha256 != ours => new Mistake("plugins",
                    $"{Places(settings)} differs from the coordinator's {string.Join(" and ", settings.Plugins)}: the SHA-256 here is {sha256[..12]}…, the coordinator's {ours[..12]}…. Copy the coordinator's folder there."),
                _ => null,
            },
            var other => throw new InvalidOperationException($"{other.GetType().Name} is neither right nor wrong."),
        };
    }

    // Full paths of folders of plug-ins on this machine.
    private string Places(PluginSettings settings)
    {
        lock (_gate)
        {
            return string.Join(" and ", settings.Plugins.Select(name => _loaded.TryGetValue(name, out var plugin) ? plugin.Folder.Path : name));
        }
    }

    /// <summary>A run of a plug-in's objective for one slot; nothing is loaded.</summary>
    /// <exception cref="InvalidOperationException">It was not loaded, see <see cref="Check(ObjectiveSettings)"/>.</exception>
    /// <exception cref="Exception">Whatever the objective throws.</exception>
    public IObjectiveRun Open(PluginSettings settings, DataSet data) => new HeardRun(Loaded(settings).Objective.Open(PluginRows.Create(data, settings.Reads)));

    /// <summary>Predicts with a final model, on this thread.</summary>
    /// <param name="model">Its folder.</param>
    /// <returns>See <see cref="IObjectiveRun.Predict"/>.</returns>
    /// <exception cref="InvalidOperationException">It was not loaded.</exception>
    /// <exception cref="Exception">Whatever the objective throws.</exception>
    public double[]? Predict(PluginSettings settings, string model, ObjectiveRows rows)
    {
        using var run = Loaded(settings).Objective.Open(new ObjectiveData { Rows = 0, Train = rows with { Inputs = default, Targets = default } });
        return run.Predict(model, rows);
    }

    /// <summary>The plug-in that has an objective.</summary>
    /// <exception cref="InvalidOperationException">It was not loaded.</exception>
    public Plugin PluginOf(PluginSettings settings) => Loaded(settings).Plugin;

    private (Plugin Plugin, IObjective Objective) Loaded(PluginSettings settings)
    {
        ImmutableArray<Plugin> plugins;
        lock (_gate)
        {
            plugins = [.. settings.Plugins.Distinct().Order(StringComparer.Ordinal).Where(_loaded.ContainsKey).Select(name => _loaded[name])];
        }

        return Sha256(plugins) == settings.Sha256 && plugins.FirstOrDefault(plugin => plugin.Has(settings.Name)) is { } one
            ? (one, one.Objectives.First(objective => objective.Name == settings.Name))
            : throw new InvalidOperationException($"This node has not loaded the objective {settings.Name}.");
    }

    private static ImmutableArray<OfferedObjective> Offered(ImmutableArray<Plugin> plugins) =>
        [.. from plugin in plugins from objective in plugin.Objectives select new OfferedObjective(objective, Sha256(plugins))];

    // That of one plug-in is that of its folder.
    private static string Sha256(ImmutableArray<Plugin> plugins) => plugins is [var only]
        ? only.Sha256
        : Convert.ToHexStringLower(SHA256.HashData([.. plugins.SelectMany(plugin => Convert.FromHexString(plugin.Sha256))]));

    // What is wrong today may be right when the next search comes: only what was loaded is kept.
    private Checked<Plugin> Load(string name)
    {
        lock (_gate)
        {
            return PluginFolder.Find(name, allowed is null ? null : _received.GetValueOrDefault(name, allowed)) switch
            {
                Checked<PluginFolder>.Wrong(var mistakes) => new Checked<Plugin>.Wrong(mistakes),
                Checked<PluginFolder>.Right(var folder) => _loaded.TryGetValue(name, out var plugin) ? Same(plugin, folder) : Keep(Plugin.Load(folder)),
                var other => throw new InvalidOperationException($"{other.GetType().Name} is neither right nor wrong."),
            };
        }
    }

    private static Checked<Plugin> Same(Plugin plugin, PluginFolder folder) => plugin.Sha256 == folder.Sha256()
        ? new Checked<Plugin>.Right(plugin)
        : new Checked<Plugin>.Wrong([new Mistake($"plug-in {folder.Name}", "its folder has changed since this process has loaded it. Start the process again.")]);

    private Checked<Plugin> Keep(Checked<Plugin> read)
    {
        if (read is Checked<Plugin>.Right(var plugin))
        {
            _loaded[plugin.Folder.Name] = plugin;
        }

        return read;
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
