using ActorSearch.Abstractions;

namespace ActorSearch.TrainerNode.Objectives.Plugins.Isolation;

/// <summary>A table in a message, without its numbers.</summary>
internal sealed record HostedTable(string[] Inputs, string Target, string[] Classes)
{
    public static HostedTable? FromRows(ObjectiveRows? rows) => rows is null ? null : new([.. rows.InputNames], rows.TargetName, [.. rows.Classes]);

    public ObjectiveRows Read(MessageStream from)
    {
        var (inputs, targets) = (from.ReadNumbers(), from.ReadNumbers());
        return new ObjectiveRows(inputs, targets) { InputNames = Inputs, TargetName = Target, Classes = Classes };
    }
}
