using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>Settings that must agree in every configuration.</summary>
/// <param name="Blamed">The setting that a mistake names.</param>
/// <param name="About">All settings that it reads.</param>
/// <param name="IsBroken">Whether these values do not agree.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record Rule(Setting Blamed, ImmutableArray<Setting> About, Func<SettingValues, bool> IsBroken, string Sentence);
