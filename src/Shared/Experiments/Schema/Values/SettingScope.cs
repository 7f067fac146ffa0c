namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>What a setting bears on.</summary>
public enum SettingScope
{
    /// <summary>Only what things are called.</summary>
    Name,

    /// <summary>Every random draw: another value makes all results incomparable.</summary>
    Draws,

    /// <summary>Which rows there are: another value makes all results incomparable.</summary>
    Data,

    /// <summary>Which rows validate: another value makes all results incomparable.</summary>
    Validation,

    /// <summary>Which configurations are tried; results stay comparable.</summary>
    Search,

    /// <summary>What is made of the results; they stay comparable.</summary>
    Outcome,

    /// <summary>What validation losses are measured in: part of a configuration's key, yet it cannot vary within a search.</summary>
    Measure,

    /// <summary>How a training goes: part of a configuration's key, and may vary.</summary>
    Training,
}
