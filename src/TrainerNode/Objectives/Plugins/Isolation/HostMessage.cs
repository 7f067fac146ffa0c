using System.Text.Json.Serialization;
using ActorSearch.Abstractions;

namespace ActorSearch.TrainerNode.Objectives.Plugins.Isolation;

/// <summary>What a node and the process of a plug-in say to each other, one at a time.</summary>
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(Train), "train")]
[JsonDerivedType(typeof(Cancel), "cancel")]
[JsonDerivedType(typeof(Close), "close")]
[JsonDerivedType(typeof(Report), "report")]
[JsonDerivedType(typeof(Answer), "answer")]
[JsonDerivedType(typeof(Ended), "ended")]
internal abstract record HostMessage
{
    private HostMessage()
    {
    }

    /// <summary>From the process, first: it has started. What follows is the time of the plug-in.</summary>
    public sealed record Ready : HostMessage;

    /// <summary>To the process, first: what it trains. The rows follow as numbers: inputs and targets of each table.</summary>
    /// <param name="Sha256">Of the folder, as the node has loaded it.</param>
    /// <param name="Data">With tables without numbers.</param>
    public sealed record Open(PluginFolder Folder, string Sha256, string Objective, HostedData Data) : HostMessage;

    /// <summary>To the process: a training.</summary>
    /// <param name="Task">What to train.</param>
    public sealed record Train(HostedTask Task) : HostMessage;

    /// <summary>To the process: the training is not wanted any more.</summary>
    public sealed record Cancel : HostMessage;

    /// <summary>To the process: no training follows.</summary>
    public sealed record Close : HostMessage;

    /// <summary>From the process: an epoch. An <see cref="Answer"/> follows.</summary>
    public sealed record Report(EpochReport Epoch) : HostMessage;

    /// <summary>To the process, after a report.</summary>
    /// <param name="Continues">Whether to continue.</param>
    /// <param name="Mistake">What is wrong with the report; null if nothing is.</param>
    public sealed record Answer(bool Continues, string? Mistake) : HostMessage;

    /// <summary>From the process: how the training ended.</summary>
    /// <param name="Trained">Its end; null if it failed or was cancelled.</param>
    /// <param name="Reason">Of a failure; null without one.</param>
    public sealed record Ended(TrainingEnd.Trained? Trained, string? Reason) : HostMessage;
}
