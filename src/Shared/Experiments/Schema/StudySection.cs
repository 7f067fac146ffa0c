using System.Collections.Immutable;
using static ActorSearch.Shared.Experiments.Schema.Define;

namespace ActorSearch.Shared.Experiments.Schema;

/// <summary>What concerns the study as a whole.</summary>
internal static class StudySection
{
    public static readonly Setting<string> Name = new(
        "name", SettingScope.Name, "Names the study and its output folder; the file's name unless given.", null, new NameKind());

    public static readonly Setting<ulong> Seed =
        Define.Seed("seed", SettingScope.Draws, 0, "What every random draw comes from.");

    public static readonly Setting<EngineKind> Engine = Word(
        "engine", SettingScope.Training, "auto", "Which code runs a net; auto takes dense where it can.",
        Means("auto", EngineKind.Auto), Means("torch", EngineKind.Torch), Means("dense", EngineKind.Dense));

    public static readonly ImmutableArray<Setting> All = [Name, Seed, Engine];
}
