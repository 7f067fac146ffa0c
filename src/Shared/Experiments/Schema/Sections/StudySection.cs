using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>What concerns the study as a whole.</summary>
public static class StudySection
{
    public static readonly Setting<string> Name = new(
        "name", SettingScope.Name, "Names the study and its output folder; the file's name unless given.", null, new NameKind());

    public static readonly Setting<ulong> Seed =
        Define.Seed("seed", SettingScope.Draws, 0, "What every random draw comes from.");

    public static readonly Setting<EngineKind> Engine = Word(
        "engine", SettingScope.Training, "auto", "Which code runs a net: auto takes dense for fully connected nets and conv for convolutional ones, torch is libtorch.",
        Means("auto", EngineKind.Auto), Means("torch", EngineKind.Torch), Means("dense", EngineKind.Dense), Means("conv", EngineKind.Conv));

    /// <summary>Outside of a configuration's key: results of another width are the same, and are not trained again.</summary>
    public static readonly Setting<int?> VectorBits = Word<int?>(
        "engine.vector-bits", SettingScope.Outcome, "auto", "Width of the vectors of the dense and the conv engine; auto is the machine's fastest.",
        Means<int?>("auto", null), Means<int?>("128", 128), Means<int?>("256", 256), Means<int?>("512", 512));

    public static readonly ImmutableArray<Setting> All = [Name, Seed, Engine, VectorBits];
}
