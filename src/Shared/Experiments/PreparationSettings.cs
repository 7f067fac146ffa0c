using System.Collections.Immutable;
using ActorSearch.Shared.Experiments.Kinds.Preparing;

namespace ActorSearch.Shared.Experiments;

/// <summary>How the columns of a table become what a net takes; every step is fitted on the training rows of a training alone.</summary>
/// <param name="Impute">What stands for missing numbers.</param>
/// <param name="Scale">Of numbers, after the other steps.</param>
/// <param name="Encode">How categories become numbers.</param>
/// <param name="Target">What is learned of a target of numbers.</param>
public sealed record PreparationSettings(Imputation Impute, InputScaling Scale, CategoryEncoding Encode, TargetTransform Target)
{
    /// <summary>Whether columns with missing values get an input more that says where they are.</summary>
    public bool Indicator { get; init; } = true;

    /// <summary>Whether numbers x become sign(x) · log(1 + |x|).</summary>
    public bool Log1p { get; init; }

    /// <summary>Share of the training rows beyond which numbers are clipped, at both ends; 0 clips none.</summary>
    public double Clip { get; init; }

    /// <summary>Settings of single columns, by name or index as the user says it.</summary>
    public ImmutableSortedDictionary<string, PreparationSettings> Columns { get; init; } = ImmutableSortedDictionary<string, PreparationSettings>.Empty;

    /// <summary>Whether a table of complete numbers is left as it is.</summary>
    public bool IsAuto => Impute.IsAuto && Scale.IsAuto && !Log1p && Clip == 0 && Columns.Values.All(column => column.IsAuto);
}
