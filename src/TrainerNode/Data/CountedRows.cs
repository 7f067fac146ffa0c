using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Experiments;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Experiments.Schema.Values;
using ActorSearch.TrainerNode.Data.Stored;

namespace ActorSearch.TrainerNode.Data;

/// <summary>Rows that only an objective knows: folds divide their numbers.</summary>
/// <param name="Count">≥ 2.</param>
public sealed record CountedRows(int Count) : DataSource
{
    /// <summary>Numbers of rows are kept in memory, and those of each fold.</summary>
    private const int Most = 100_000_000;

    private static readonly Setting<int> Rows =
        new("data.rows", SettingScope.Data, "Number of rows; folds have their numbers, from 0.", null, new WholeKind(2, Most)) { Required = true };

    public static readonly Kind<DataSettings> Kind = new("rows", values => new CountedRows(values.Get(Rows)), Rows)
    {
        Rules =
        [
            new Rule(ObjectiveSection.HasClasses, [ObjectiveSection.HasClasses], values => values.Get(ObjectiveSection.HasClasses),
                "only the objective knows the classes of its rows: set objective.classes = false, or give a table with data.train."),
        ],
    };

    /// <inheritdoc/>
    public override Checked<DataSet> Load(TableSpace space) => new Checked<DataSet>.Right(new DataSet(
        new DataTable([], "none", [], new float[Count]), null,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Count} rows"))))));
}
