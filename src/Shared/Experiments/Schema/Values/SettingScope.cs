namespace ActorSearch.Shared.Experiments.Schema.Values;

/// <summary>What a setting affects.</summary>
public enum SettingScope
{
    /// <summary>Only names.</summary>
    Name,

    /// <summary>Every random draw: another value makes all results incomparable.</summary>
    Draws,

    /// <summary>Which rows there are: another value makes all results incomparable.</summary>
    Data,

    /// <summary>Which rows validate: another value makes all results incomparable.</summary>
    Validation,

    /// <summary>Which configurations are tried; results stay comparable.</summary>
    Search,

    /// <summary>How results are evaluated; they stay comparable.</summary>
    Outcome,

    /// <summary>The measure of validation losses: part of a configuration's key, but it cannot vary within a search.</summary>
    Measure,

    /// <summary>How a net is trained: part of a configuration's key, and it may vary.</summary>
    Training,
}
