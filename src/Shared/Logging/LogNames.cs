using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ActorSearch.Shared.Logging;

/// <summary>
/// What the properties of log events are called: the same word for the same thing in every process, so that one filter finds it in all logs.
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

    /// <summary>Which try, as <c>1.7</c>: the coordinator's life and the number in it.</summary>
    public const string Attempt = "Attempt";

    /// <summary>Id of one life of a trainer node.</summary>
    public const string Node = "Node";

    /// <summary>Which slot of the node, from 0.</summary>
    public const string Slot = "Slot";

    /// <summary>Of a fold its best epoch, or how many were run where none was best; of a refit how many were run.</summary>
    public const string Epoch = "Epoch";

    /// <summary>Validation loss of a fold, mean validation loss of a configuration, training loss of a refit.</summary>
    public const string Loss = "Loss";

    /// <summary>How long it trained, in milliseconds.</summary>
    public const string Duration = "Duration";

    /// <summary>What people call the node.</summary>
    public const string NodeName = "NodeName";

    /// <summary>The node's own time of an event that it told the coordinator.</summary>
    public const string NodeTime = "NodeTime";

    /// <summary>What names the file of the process that wrote the event.</summary>
    public const string Process = "Process";

    /// <summary>Path of the actor that said it.</summary>
    public const string Actor = "Actor";

    /// <summary>Which refit, from 0.</summary>
    public const string Restart = "Restart";

    /// <summary>Outside of which outer fold of nested cross-validation, from 1.</summary>
    public const string OuterFold = "OuterFold";

    /// <summary>What another process, or a library, says.</summary>
    public const string Message = "Message";

    /// <summary>An exception of another process, as text.</summary>
    public const string Error = "Error";

    /// <summary>What an event is about, in the order in which people are shown it.</summary>
    public static ImmutableArray<string> Subject { get; } =
        [Study, Configuration, Fold, Attempt, Node, Slot, Epoch, Loss, Duration];

    /// <summary>Every name that may stand in a log.</summary>
    public static FrozenSet<string> All { get; } = new[]
    {
        NodeName, NodeTime, Process, Actor, Restart, OuterFold, Message, Error,
        "SourceContext", "Reason", "Sentence", "Status", "Work", "Why", "Lost", "Compared", "Slots", "Folds", "Digest", "Suppressed", "Address", "Called", "File",
        "Rows", "TestRows", "Inputs", "Target", "Classes", "Configurations", "Parameters", "Epochs", "FoldSeconds", "Validation", "Metric", "Rule", "Remark",
    }.Concat(Subject).ToFrozenSet();
}
