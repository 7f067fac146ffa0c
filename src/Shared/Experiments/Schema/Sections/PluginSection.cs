using System.Collections.Immutable;
using ActorSearch.Abstractions;
using ActorSearch.Shared.Experiments.Kinds;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>Objectives of plug-ins: what an experiment says of them, and what they say of themselves.</summary>
public static class PluginSection
{
    public static readonly Setting<ImmutableArray<string>> Plugins = new(
        "plugins", SettingScope.Search, "Plug-ins with objectives of your own; each is a folder of this name in the folder that --plugins names.", null,
        new ListKind<string>(new NameKind(), 1, "[my-models]"));

    public static readonly Setting<string> Sha256 = Text(
        "objective.sha256", SettingScope.Measure, "64 hex digits", "SHA-256 of the plug-ins that may be used (default: of those that are there).");

    /// <summary>What the objective says; a user cannot.</summary>
    public static readonly Setting<DataNeed> Reads = Word(
        "objective.reads", SettingScope.Data, "files", "What the objective reads of the data.",
        Means("files", DataNeed.Files), Means("rows", DataNeed.Rows), Means("none", DataNeed.None));

    public static readonly Setting<bool> Isolated = Word(
        "objective.isolation", SettingScope.Search, "none",
        "Where a plug-in is trained: none, in the process of the node; process, in a process of its own for each slot, so that a crash of the plug-in fails one fold.",
        Means("none", false), Means("process", true));

    /// <summary>Whether an objective can have this name.</summary>
    public static bool IsName(string word) => word.Length > 0 && char.IsAsciiLetter(word[0]) && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>An objective as a word of <c>objective.kind</c>.</summary>
    public static Kind<ObjectiveSettings?> KindOf(string name) => new(
        name,
        values => new PluginSettings(
            name,
            values.Text(Plugins) is { } plugins ? Plugins.Parse(plugins) : [],
            values.GetOrNull(Sha256),
            values.Get(Reads),
            ObjectiveSection.TimeoutOf(values),
            TimeSpan.FromSeconds(values.Get(ObjectiveSection.Grace)))
        {
            Metrics = [.. values.Get(ObjectiveSection.Metrics).Select(metric => new ObjectiveMetric(metric.Key, metric.Value))],
            IsRepeatable = values.Get(ObjectiveSection.Repeatable),
            IsIsolated = values.Get(Isolated),
        },
        Sha256, Reads, Isolated, ObjectiveSection.Types, ObjectiveSection.Metrics, ObjectiveSection.Repeatable, ObjectiveSection.HasClasses, ObjectiveSection.Timeout,
        ObjectiveSection.Grace);
}
