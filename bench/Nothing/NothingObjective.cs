using ActorSearch.Abstractions;

namespace ActorSearch.Bench.Nothing;

/// <summary>Trains nothing: its loss is the number that the search varies.</summary>
public sealed class NothingObjective : IObjective
{
    public string Name => "nothing";

    public IReadOnlyList<ObjectiveParameter> Parameters { get; } = [ObjectiveParameter.Whole("n")];

    public DataNeed Data => DataNeed.None;

    public IObjectiveRun Open(ObjectiveData data) => new NothingRun();
}
