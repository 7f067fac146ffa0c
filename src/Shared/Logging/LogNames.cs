using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ActorSearch.Shared.Logging;

/// <summary>
/// The names of log properties: the same word for the same thing in every process, so that one filter works in all logs.
/// Message templates name them in their braces; a test reads real logs and holds them to this list.
/// </summary>
public static class LogNames
{
    /// <summary>The experiment's name.</summary>
    public const string Study = "Study";

    /// <summary>Index of a configuration in its run, from 0.</summary>
    public const string Configuration = "Configuration";

    /// <summary>Which fold, counted through the repeats from 0.</summary>
    public const string Fold = "Fold";

    /// <summary>The attempt, for example <c>1.7</c>: the start of the coordinator and the number in it.</summary>
    public const string Attempt = "Attempt";

    /// <summary>Id of one incarnation of a trainer node.</summary>
    public const string Node = "Node";

    /// <summary>Which slot of the node, from 0.</summary>
    public const string Slot = "Slot";

    /// <summary>The name of the event, one of <see cref="LogEvents"/>.</summary>
    public const string Event = "Event";

    /// <summary>The best epoch of a fold, or its number of epochs if none was best; the number of epochs of a refit.</summary>
    public const string Epoch = "Epoch";

    /// <summary>Validation loss of a fold, mean validation loss of a configuration, training loss of a refit.</summary>
    public const string Loss = "Loss";

    /// <summary>Time of the training in milliseconds.</summary>
    public const string Duration = "Duration";

    /// <summary>The name of the node for people.</summary>
    public const string NodeName = "NodeName";

    /// <summary>The node's own time of an event that it reported to the coordinator.</summary>
    public const string NodeTime = "NodeTime";

    /// <summary>The process that wrote the event, by the name of its log file.</summary>
    public const string Process = "Process";

    /// <summary>Path of the actor that logged the event.</summary>
    public const string Actor = "Actor";

    /// <summary>Which refit, from 0.</summary>
    public const string Restart = "Restart";

    /// <summary>The outer fold of nested cross-validation that the search leaves out, from 1.</summary>
    public const string OuterFold = "OuterFold";

    /// <summary>The text of another process or of a library.</summary>
    public const string Message = "Message";

    /// <summary>The text of an exception of another process.</summary>
    public const string Error = "Error";

    /// <summary>The properties that say what an event is about, in the order in which they are shown.</summary>
    public static ImmutableArray<string> Subject { get; } =
        [Study, Configuration, Fold, Attempt, Node, Slot, Epoch, Loss, Duration];

    /// <summary>All names of properties.</summary>
    public static FrozenSet<string> All { get; } = new[]
    {
        Event, NodeName, NodeTime, Process, Actor, Restart, OuterFold, Message, Error,
        "SourceContext", "Reason", "Sentence", "Status", "Work", "Lost", "Compared", "Slots", "Folds", "Digest", "Suppressed", "Address", "Called", "File",
        "Rows", "TestRows", "Inputs", "Target", "Classes", "Configurations", "Parameters", "Epochs", "FoldSeconds", "Validation", "Metric", "Rule", "Remark",
    }.Concat(Subject).ToFrozenSet();
}
