using System.Collections.Immutable;
using ActorSearch.Coordinator.Dashboard;
using ActorSearch.Shared.Settings;

namespace ActorSearch.Coordinator.Commands.Arguments;

/// <summary>What <c>run</c> was asked for.</summary>
/// <param name="Experiment">Path of the experiment file.</param>
/// <param name="Out">The output folder, or null for <c>runs/NAME</c>.</param>
/// <param name="Slots">Trainings at a time in this process, ≥ 1; 0 where there is a network.</param>
/// <param name="Overrides">What follows each <c>--set</c>.</param>
/// <param name="Fresh">Whether earlier results of that folder are thrown away.</param>
/// <param name="Verify">Whether the search runs twice to compare digests.</param>
/// <param name="Network">Where trainer nodes find it; null where this process is alone.</param>
public sealed record RunOptions(
    string Experiment, string? Out, int Slots, ImmutableArray<string> Overrides, bool Fresh, bool Verify, NodeOptions? Network)
{
    /// <summary>The page to watch it by.</summary>
    public DashboardOptions Dashboard { get; init; } = new(false, null, null);

    /// <summary>Whether folds are tried again that earlier runs gave up.</summary>
    public bool RetryQuarantined { get; init; }

    /// <summary>What follows each <c>--set</c> that is a setting of nodes.</summary>
    public ImmutableArray<string> Settings { get; init; } = [];
}

/// <summary>What <c>check</c> was asked for.</summary>
/// <param name="Experiment">Path of the experiment file.</param>
/// <param name="Slots">Trainings at a time that the estimate is for, ≥ 1.</param>
/// <param name="Overrides">What follows each <c>--set</c> that is a setting of the experiment.</param>
/// <param name="Settings">What follows each <c>--set</c> that is a setting of nodes.</param>
public sealed record CheckOptions(string Experiment, int Slots, ImmutableArray<string> Overrides, ImmutableArray<string> Settings);

/// <summary>What <c>show</c> was asked for.</summary>
/// <param name="Folder">An output folder.</param>
/// <param name="Top">How many configurations, ≥ 1.</param>
/// <param name="Nodes">Whether the nodes that trained are shown instead.</param>
public sealed record ShowOptions(string Folder, int Top, bool Nodes);

/// <summary>What <c>tail</c> was asked for.</summary>
/// <param name="Folder">An output folder, or one of logs.</param>
/// <param name="Follow">Whether to go on with what comes.</param>
/// <param name="Json">Whether to write events as they lie in the files.</param>
/// <param name="Lines">How many of the last events, ≥ 1; null is what is usual.</param>
public sealed record TailOptions(string Folder, bool Follow, bool Json, int? Lines)
{
    /// <summary>Which node, as it was written; null is any. So with the others.</summary>
    public string? Node { get; init; }

    /// <summary>Which fold.</summary>
    public string? Fold { get; init; }

    /// <summary>The least level.</summary>
    public string? Level { get; init; }

    /// <summary>From when on.</summary>
    public string? Since { get; init; }

    /// <summary>What must hold.</summary>
    public string? Expression { get; init; }
}

/// <summary>What <c>report</c> was asked for.</summary>
/// <param name="Folder">An output folder.</param>
/// <param name="Compare">The folder of a second run to set beside it, or null.</param>
/// <param name="Out">Where to, or null for <c>report.html</c> in the folder, or <c>comparison.html</c> with a second run.</param>
public sealed record ReportOptions(string Folder, string? Compare, string? Out);

/// <summary>What <c>predict</c> was asked for.</summary>
/// <param name="Folder">An output folder.</param>
/// <param name="File">The file with the inputs: CSV, or IDX for a model of images.</param>
/// <param name="Out">Where to, or null for standard output.</param>
/// <param name="Header">Whether the first row names the columns; null is as in the training file.</param>
public sealed record PredictOptions(string Folder, string File, string? Out, bool? Header)
{
    /// <summary>What divides the columns of the file; null is as in the experiment.</summary>
    public char? Delimiter { get; init; }
}

/// <summary>What <c>export</c> was asked for.</summary>
/// <param name="Folder">An output folder.</param>
/// <param name="Format">In which form.</param>
/// <param name="Out">Where to, or null for standard output.</param>
public sealed record ExportOptions(string Folder, ExportFormat Format, string? Out);

/// <summary>In which form <c>export</c> writes.</summary>
public enum ExportFormat
{
    /// <summary>See <see cref="Reporting.Csv.CvResultsCsv"/>.</summary>
    Csv,

    /// <summary>An array of configurations with their folds.</summary>
    Json,

    /// <summary>See <see cref="Reporting.Json.OptunaJournal"/>.</summary>
    OptunaJournal,
}
