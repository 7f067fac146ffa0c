using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data;

/// <summary>A source of rows that trainers can load.</summary>
public abstract record DataSource : DataSettings
{
    /// <summary>The rows, or every mistake in the files (the first 20 of each file, and how many more there are).</summary>
    /// <param name="space">Where large tables are kept.</param>
    public abstract Checked<DataSet> Load(TableSpace space);
}
