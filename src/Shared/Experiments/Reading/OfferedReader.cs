using System.Collections.Immutable;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Hocon;

namespace ActorSearch.Shared.Experiments.Reading;

/// <summary>The objectives of some plug-ins, or what is wrong with these.</summary>
/// <param name="plugins">Names of plug-ins; none where the experiment names none.</param>
public delegate Checked<ImmutableArray<OfferedObjective>> OfferedObjectives(ImmutableArray<string> plugins);

/// <summary>Finds the objective of a plug-in that an experiment asks for.</summary>
/// <param name="schema">Without hyperparameters.</param>
/// <param name="file">The name of the file, for mistakes.</param>
/// <param name="leaves">What the file and <c>--set</c> give; later ones win.</param>
/// <param name="offered">Objectives by the names of plug-ins.</param>
internal sealed class OfferedReader(ExperimentSchema schema, string file, List<(string Path, HoconTree Value)> leaves, OfferedObjectives offered)
{
    /// <summary>What an objective without data means for the search.</summary>
    public static HoconDocument WithoutData { get; } = HoconReader.TryRead($"{DataSection.Kind.Path} = none", out var document, out _)
        ? document
        : throw new InvalidOperationException("This text is HOCON.");

    /// <summary>What an objective says of itself.</summary>
    private static readonly ImmutableArray<string> Its = [ObjectiveSection.Types.Path, ObjectiveSection.Metrics.Path, PluginSection.Reads.Path];

    /// <param name="kind">The word of <c>objective.kind</c>.</param>
    public Checked<ExperimentSchema> SchemaFor(string kind)
    {
        var written = Given(PluginSection.Plugins.Path);
        if (written is not null && !PluginSection.Plugins.Kind.TryRead(written, out _)) return Wrong(PluginSection.Plugins.Path, Draft.Misfit(PluginSection.Plugins, written));
        ImmutableArray<string> plugins = written is not null && PluginSection.Plugins.Kind.TryRead(written, out var names) ? names : [];
        return offered(plugins) switch
        {
            Checked<ImmutableArray<OfferedObjective>>.Right(var all) => SchemaFor(kind, plugins, all),
            Checked<ImmutableArray<OfferedObjective>>.Wrong(var mistakes) => new Checked<ExperimentSchema>.Wrong(mistakes),
            _ => throw new InvalidOperationException("Plug-ins are right or wrong."),
        };
    }

    /// <summary>Adds what the objective says of itself.</summary>
    /// <param name="given">Canonical texts by path.</param>
    public static void Complete(OfferedObjective offered, Dictionary<string, string> given)
    {
        var shape = ObjectiveShape.FromObjective(offered);
        given[ObjectiveSection.Metrics.Path] = ObjectiveSection.Metrics.Kind.Format(shape.Metrics);
        given[PluginSection.Reads.Path] = PluginSection.Reads.Kind.Format(shape.Reads);
        if (offered.Sha256 is { } sha256) given[PluginSection.Sha256.Path] = sha256;
        given.TryAdd(ObjectiveSection.Repeatable.Path, ObjectiveSection.Repeatable.Kind.Format(offered.Objective.IsRepeatable));
    }

    private Checked<ExperimentSchema> SchemaFor(string kind, ImmutableArray<string> plugins, ImmutableArray<OfferedObjective> all)
    {
        if (all.FirstOrDefault(each => each.Objective.Name == kind) is not { } chosen)
        {
            return Wrong(ObjectiveSection.Kind.Path, all.IsEmpty
                ? $"objective.kind must be {schema.Find(ObjectiveSection.Kind.Path)!.Expected}, or an objective of a plug-in, but is {kind}. Name the plug-in with plugins = [NAME]."
                : $"the plug-in {string.Join(" or ", plugins)} has no objective called {kind}. It has {string.Join(", ", all.Select(each => each.Objective.Name))}.");
        }

        if (Mistaken(chosen.Objective) is { } mistaken) return Wrong($"objective {kind}", mistaken);
        if (Its.FirstOrDefault(path => leaves.Any(leaf => leaf.Path == path || leaf.Path.StartsWith($"{path}.", StringComparison.Ordinal))) is { } own)
        {
            return Wrong(own, $"{own} cannot be given, because the objective says it itself: remove it.");
        }

        if (Given(PluginSection.Sha256.Path) is { IsNull: false } pinned && $"{pinned}" != chosen.Sha256)
        {
            return Wrong(PluginSection.Sha256.Path, $"it is {pinned}, but {(chosen.Sha256 is { } sha256 ? $"that of the plug-in is {sha256}" : "the objective is not one of a plug-in")}. Copy the plug-in that was meant, or correct this setting.");
        }

        if (chosen.Sha256 is null && Given(PluginSection.Isolated.Path) is { IsNull: false } isolated && $"{isolated}" != "none")
        {
            return Wrong(PluginSection.Isolated.Path, "an object of this program cannot be trained in another process: remove objective.isolation.");
        }

        if (chosen.Objective.Data == DataNeed.None
            && leaves.FirstOrDefault(leaf => leaf.Path.StartsWith("data.", StringComparison.Ordinal) && $"{leaf.Value}" != "none") is { Path: { } unread })
        {
            return Wrong(unread, $"the objective {kind} reads no data: remove {unread}.");
        }

        return new Checked<ExperimentSchema>.Right(schema.WithObjective(ObjectiveShape.FromObjective(chosen)));
    }

    private string? Mistaken(IObjective objective) =>
        !PluginSection.IsName(objective.Name) ? $"the name of an objective has letters, digits and '-' and begins with a letter, but is {objective.Name}."
        : ParameterSetting.Mistaken(objective.Parameters, name => schema.Misnamed(name, objective.Data))
            ?? objective.Metrics.Select(metric => ReportedMetric.Misnamed(metric.Name)).FirstOrDefault(sentence => sentence is not null)
            ?? (objective.Metrics.GroupBy(metric => metric.Name).FirstOrDefault(same => same.Skip(1).Any()) is { Key: var twice }
                ? $"it has two metrics called {twice}: give each a name of its own." : null);

    private HoconTree? Given(string path) => leaves.LastOrDefault(leaf => leaf.Path == path).Value;

    private Checked<ExperimentSchema> Wrong(string path, string sentence) => new Checked<ExperimentSchema>.Wrong([new Mistake($"{file}: {path}", sentence)]);
}
