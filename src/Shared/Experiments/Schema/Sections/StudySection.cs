using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Schema.Values;
using static ActorSearch.Shared.Experiments.Schema.Sections.Define;

namespace ActorSearch.Shared.Experiments.Schema.Sections;

/// <summary>Settings of the whole study.</summary>
public static class StudySection
{
    public static readonly Setting<string> Name = new(
        "name", SettingScope.Name, "Name of the study and its output folder (default: the file's name).", null, new NameKind());

    public static readonly Setting<ulong> Seed =
        Define.Seed("seed", SettingScope.Draws, 0, "Seed of all random draws.");

    public static readonly Setting<EngineKind> Engine = Word(
        "engine", SettingScope.Training, "auto", "Code that computes a net; auto: dense for fully connected nets, conv for convolutional nets. torch is libtorch.",
        Means("auto", EngineKind.Auto), Means("torch", EngineKind.Torch), Means("dense", EngineKind.Dense), Means("conv", EngineKind.Conv));

    /// <summary>Not part of a configuration's key: all widths give the same results, so nothing is trained again.</summary>
    public static readonly Setting<int?> VectorBits = Word<int?>(
        "engine.vector-bits", SettingScope.Outcome, "auto", "Vector width of the dense and the conv engine in bits; auto: the fastest of the machine.",
        Means<int?>("auto", null), Means<int?>("128", 128), Means<int?>("256", 256), Means<int?>("512", 512));

    public static readonly ImmutableArray<Setting> All = [Name, Seed, Engine, VectorBits, PluginSection.Plugins];
}
