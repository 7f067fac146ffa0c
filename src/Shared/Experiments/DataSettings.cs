using System.Collections.Immutable;

namespace ActorSearch.Shared.Experiments;

/// <summary>Where the rows come from; one record for each source. The records of trainers also load them.</summary>
public abstract record DataSettings
{
    /// <summary>Whether there are rows; without them folds are numbered repeats.</summary>
    public virtual bool HasRows => true;

    /// <summary>Whether rows are images, which have classes.</summary>
    public virtual bool HasImages => false;

    /// <summary>Files that an objective needs beside the rows; their bytes are part of the data's SHA-256.</summary>
    public ImmutableArray<string> Beside { get; init; } = [];

    /// <summary>All files by their names in the experiment; empty if the rows are generated.</summary>
    public ImmutableArray<string> Files => [.. RowFiles, .. Beside];

    /// <summary>The files with the rows.</summary>
    protected virtual ImmutableArray<string> RowFiles => [];

    /// <summary>The same data with other paths.</summary>
    /// <param name="place">The path of a file by its name in the experiment.</param>
    public DataSettings Located(Func<string, string> place) => WithRowFiles(place) with { Beside = Beside.IsEmpty ? Beside : [.. Beside.Select(place)] };

    /// <summary>The same source with other paths of the files with the rows.</summary>
    protected virtual DataSettings WithRowFiles(Func<string, string> place) => this;
}

/// <summary>Which columns are shifted and scaled to mean 0 and standard deviation 1, fitted on the training rows alone.</summary>
public sealed record StandardizeSettings(bool Inputs, bool Target);
