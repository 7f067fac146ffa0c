using System.Collections.Immutable;
using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Shared.Settings;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>The options of <c>run</c>.</summary>
/// <param name="Experiment">Path of the experiment file.</param>
/// <param name="Out">The output folder, or null for <c>runs/NAME</c>.</param>
/// <param name="Slots">Parallel trainings in this process, ≥ 1; with a network ≥ 0.</param>
/// <param name="Overrides">The values of <c>--set</c> for the experiment.</param>
/// <param name="Fresh">Whether existing results in the folder are discarded.</param>
/// <param name="Verify">Whether the search runs twice to compare digests.</param>
/// <param name="Network">Null: without trainer nodes.</param>
public sealed record RunOptions(
    string Experiment, string? Out, int Slots, ImmutableArray<string> Overrides, bool Fresh, bool Verify, NodeOptions? Network)
{
    public DashboardOptions Dashboard { get; init; } = new(false, null, null);

    /// <summary>Whether quarantined folds are retried.</summary>
    public bool RetryQuarantined { get; init; }

    /// <summary>The values of <c>--set</c> for nodes.</summary>
    public ImmutableArray<string> Settings { get; init; } = [];
}

/// <summary>The options of <c>check</c>.</summary>
/// <param name="Experiment">Path of the experiment file.</param>
/// <param name="Slots">Parallel trainings for the time estimate, ≥ 1.</param>
/// <param name="Overrides">The values of <c>--set</c> for the experiment.</param>
/// <param name="Settings">The values of <c>--set</c> for nodes.</param>
public sealed record CheckOptions(string Experiment, int Slots, ImmutableArray<string> Overrides, ImmutableArray<string> Settings);

/// <summary>The options of <c>show</c>.</summary>
/// <param name="Top">How many configurations, ≥ 1.</param>
/// <param name="Nodes">Whether the trainer nodes are shown instead of the ranking.</param>
public sealed record ShowOptions(string Folder, int Top, bool Nodes);

/// <summary>The options of <c>tail</c>; null is for no filter.</summary>
/// <param name="Folder">An output folder, or a folder of logs.</param>
/// <param name="Follow">Whether to print new events until Ctrl-C.</param>
/// <param name="Json">Whether to print events as the JSON of the log files.</param>
/// <param name="Lines">How many of the last events, ≥ 1; null is the default.</param>
public sealed record TailOptions(string Folder, bool Follow, bool Json, int? Lines)
{
    /// <summary>Id or name of a node, or name of a process.</summary>
    public string? Node { get; init; }

    /// <summary>For example <c>3</c> or <c>12/3</c>.</summary>
    public string? Fold { get; init; }

    /// <summary>The lowest level.</summary>
    public string? Level { get; init; }

    /// <summary>For example <c>15m</c> or <c>10:30</c>.</summary>
    public string? Since { get; init; }

    /// <summary>A condition in the language of Serilog.Expressions.</summary>
    public string? Expression { get; init; }
}

/// <summary>The options of <c>report</c>.</summary>
/// <param name="Compare">The folder of a second search to compare with, or null.</param>
/// <param name="Out">Output file; null for <c>report.html</c> in the folder, or <c>comparison.html</c> with a second search.</param>
public sealed record ReportOptions(string Folder, string? Compare, string? Out);

/// <summary>The options of <c>predict</c>.</summary>
/// <param name="File">The file with the inputs: CSV, or IDX for a model of images.</param>
/// <param name="Out">Output file, or null for standard output.</param>
/// <param name="Header">Whether the first row has the column names; null is the same as in the training file.</param>
public sealed record PredictOptions(string Folder, string File, string? Out, bool? Header)
{
    /// <summary>Null is the delimiter of the experiment.</summary>
    public char? Delimiter { get; init; }
}

/// <summary>The options of <c>export-model</c>.</summary>
/// <param name="Out">Output file, or null for standard output.</param>
public sealed record ExportModelOptions(string Folder, string? Out);

/// <summary>The options of <c>export</c>.</summary>
/// <param name="Out">Output file, or null for standard output.</param>
public sealed record ExportOptions(string Folder, ExportFormat Format, string? Out);

public enum ExportFormat
{
    /// <summary>See <see cref="Reporting.Csv.CvResultsCsv"/>.</summary>
    Csv,

    /// <summary>An array of configurations with their folds.</summary>
    Json,

    /// <summary>See <see cref="Reporting.Json.OptunaJournal"/>.</summary>
    OptunaJournal,
}

/// <summary>Options of <c>init</c>.</summary>
/// <param name="Target">Null for the last column.</param>
/// <param name="Out">Null for the table's name in the current folder.</param>
public sealed record InitOptions(string Table, string? Target, string? Test, string? Out);
