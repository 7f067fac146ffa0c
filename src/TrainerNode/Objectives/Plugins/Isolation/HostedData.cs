using ActorSearch.Abstractions;

namespace ActorSearch.TrainerNode.Objectives.Plugins.Isolation;

/// <summary>The data of an experiment in a message; its numbers are written after it.</summary>
internal sealed record HostedData(HostedTable? Train, HostedTable? Test, string? TrainFile, string? TestFile, int Rows)
{
    public static HostedData FromData(ObjectiveData data) => new(HostedTable.FromRows(data.Train), HostedTable.FromRows(data.Test), data.TrainFile, data.TestFile, data.Rows);

    /// <summary>Writes the numbers of some data.</summary>
    public static void Write(MessageStream to, ObjectiveData data)
    {
        foreach (var table in new[] { data.Train, data.Test }.OfType<ObjectiveRows>())
        {
            to.Write(table.Inputs.Span);
            to.Write(table.Targets.Span);
        }
    }

    /// <summary>The data with its numbers, which come next.</summary>
    public ObjectiveData Read(MessageStream from) => new()
    {
        Train = Train?.Read(from),
        Test = Test?.Read(from),
        TrainFile = TrainFile,
        TestFile = TestFile,
        Rows = Rows,
    };
}
