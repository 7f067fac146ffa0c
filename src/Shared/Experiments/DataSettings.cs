using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>Where the rows come from; one record per kind of source.</summary>
public abstract record DataSettings
{
    private DataSettings()
    {
    }

    /// <param name="Train">Path of the training file.</param>
    /// <param name="Test">Path of the test file, or null: then nothing is scored at the end.</param>
    /// <param name="Header">Whether the first row names the columns.</param>
    /// <param name="Delimiter">Comma, semicolon, tab or |, or null to find out from the first line.</param>
    /// <param name="Target">Name of the target column, or its index from 0; null is the last column.</param>
    /// <param name="Inputs">Names or indices of the input columns; empty is all but the target.</param>
    public sealed record Csv(
        string Train, string? Test, bool Header, char? Delimiter, string? Target, ImmutableArray<string> Inputs) : DataSettings
    {
        /// <summary>Whether the target's values, numbers or texts, are names of classes.</summary>
        public bool Classes { get; init; }

        /// <summary>Path of a file whose rows alone validate, or null.</summary>
        public string? Validation { get; init; }

        /// <summary>Whether only the target and the roles of rows are read, because another program reads the rest.</summary>
        public bool IsOnlyTarget { get; init; }

        /// <summary>What columns are, by name or index, where the user says it.</summary>
        public ImmutableSortedDictionary<string, ColumnChoice> Columns { get; init; } = ImmutableSortedDictionary<string, ColumnChoice>.Empty;

        /// <summary>Names or indices of columns that are not read.</summary>
        public ImmutableArray<string> Exclude { get; init; } = [];

        /// <summary>Texts that mean a missing value, besides the usual ones.</summary>
        public ImmutableArray<string> Missing { get; init; } = [];
    }

    /// <summary>What an objective reads by itself.</summary>
    /// <param name="Rows">The rows; null without data.</param>
    /// <param name="Files">Paths of the files that it needs beside them.</param>
    public sealed record OfObjective(Csv? Rows, ImmutableArray<string> Files) : DataSettings;

    /// <summary>Images and their classes in IDX files, plain or gzip, the format of MNIST.</summary>
    /// <param name="TrainImages">Path of the training images.</param>
    /// <param name="TrainLabels">Path of their labels.</param>
    /// <param name="TestImages">Path of the test images, or null: then nothing is scored at the end.</param>
    /// <param name="TestLabels">Path of their labels; given where the test images are.</param>
    /// <param name="Classes">How many classes there are, or null: one more than the highest training label.</param>
    public sealed record Idx(
        string TrainImages, string TrainLabels, string? TestImages, string? TestLabels, int? Classes) : DataSettings;

    /// <summary>Digits of 28 × 28 pixels drawn from strokes, generated from a seed of their own.</summary>
    /// <param name="Digits">Training images; the test set has as many. ≥ 10.</param>
    /// <param name="Seed">What they are drawn from.</param>
    public sealed record StrokeDigits(int Digits, ulong Seed) : DataSettings;

    /// <summary>A smooth curve with two holes in its noisy training points, generated from a seed of its own.</summary>
    /// <param name="Rows">Training points; the test set has as many. ≥ 10.</param>
    /// <param name="Noise">Standard deviation of the training noise, ≥ 0, in units of the target.</param>
    /// <param name="Seed">What the points are drawn from.</param>
    public sealed record NoisyCurve(int Rows, double Noise, ulong Seed) : DataSettings;
}

/// <summary>Which columns are shifted and scaled to mean 0 and standard deviation 1, fitted on the training rows alone.</summary>
public sealed record StandardizeSettings(bool Inputs, bool Target);
