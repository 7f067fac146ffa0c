using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Coordinator.Storage.Records;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Results;

namespace ActorSearch.Coordinator.Tests;

/// <summary>A study on a disk that takes nothing while it is closed.</summary>
/// <param name="study">Where everything goes.</param>
/// <param name="disk">Set while the disk is open.</param>
internal sealed class StallingStudy(IStudy study, ManualResetEventSlim disk) : IStudy
{
    public StudyCard Card => study.Card;

    public string Study => study.Study;

    public int Epoch => study.Epoch;

    public Recorded Read() => study.Read();

    public void BeginAgain() => study.BeginAgain();

    public IReadOnlyDictionary<int, FoldOutcome.Scored> Scored(ConfigurationKey key) => study.Scored(key);

    public IReadOnlyDictionary<int, LossCurves> Curves(ConfigurationKey key) => study.Curves(key);

    public IStudyReader OpenReader() => study.OpenReader();

    public void Commit(IReadOnlyList<StoreWrite> writes, DateTimeOffset at, bool isLasting = true)
    {
        disk.Wait();
        study.Commit(writes, at, isLasting);
    }

    public void Dispose() => study.Dispose();
}
