using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>Settings that must agree in every configuration.</summary>
/// <param name="Blamed">Whose place a mistake names.</param>
/// <param name="About">All that it looks at.</param>
/// <param name="IsBroken">Whether these values do not agree.</param>
/// <param name="Sentence">What is wrong and how to mend it.</param>
public sealed record Rule(Setting Blamed, ImmutableArray<Setting> About, Func<SettingValues, bool> IsBroken, string Sentence);
