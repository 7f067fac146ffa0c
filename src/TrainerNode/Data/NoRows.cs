using System.Security.Cryptography;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data;

/// <summary>No data, for objectives that need none: folds are numbered repeats.</summary>
public sealed record NoRows : DataSource
{
    public static readonly Kind<DataSettings> Kind = new("none", _ => new NoRows());

    /// <inheritdoc/>
    public override bool HasRows => false;

    /// <inheritdoc/>
    public override Checked<DataSet> Load(TableSpace space) =>
        new Checked<DataSet>.Right(new DataSet(new DataTable([], "none", [], []), null, Convert.ToHexStringLower(SHA256.HashData([]))));
}
