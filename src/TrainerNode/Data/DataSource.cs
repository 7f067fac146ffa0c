using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;

namespace ActorSearch.TrainerNode.Data;

/// <summary>A source of rows that trainers can load.</summary>
public abstract record DataSource : DataSettings
{
    /// <summary>The rows, or every mistake in the files (the first 20 of each file, and how many more there are).</summary>
    public abstract Checked<DataSet> Load();
}
