using ActorSearch.Abstractions;

namespace ActorSearch.Tests.Unruly;

/// <summary>Does what its hyperparameter says. Its constructor fails where a file <c>broken</c> is beside the assembly.</summary>
public sealed class UnrulyObjective : IObjective
{
    public UnrulyObjective()
    {
        if (File.Exists(Path.Combine(Path.GetDirectoryName(typeof(UnrulyObjective).Assembly.Location)!, "broken"))) throw new InvalidOperationException("the licence is missing");
    }

    public string Name => "unruly";

    public IReadOnlyList<ObjectiveParameter> Parameters { get; } = [ObjectiveParameter.Text("does", null, "well", "throw", "exit", "fail-fast", "overflow", "print", "hang", "null", "late", "report")];

    public DataNeed Data => DataNeed.None;

    public IObjectiveRun Open(ObjectiveData data) => new UnrulyRun();
}
