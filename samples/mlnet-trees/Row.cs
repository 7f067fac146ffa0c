using ActorSearch.Abstractions;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ActorSearch.Samples.MlNetTrees;

/// <summary>A row in the form of ML.NET.</summary>
public sealed class Row
{
    public float[] Features { get; set; } = [];

    public float Label { get; set; }

    /// <summary>Some of the rows, in their order.</summary>
    internal static IDataView ViewOf(MLContext ml, ObjectiveRows rows, ReadOnlyMemory<int> chosen)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows.Columns);
        var all = new Row[chosen.Length];
        for (var at = 0; at < all.Length; at++)
        {
            var row = chosen.Span[at];
            all[at] = new Row { Features = [.. rows.Row(row).ToArray().Select(input => (float)input)], Label = (float)rows.Targets.Span[row] };
        }

        return ml.Data.LoadFromEnumerable(all, schema);
    }
}
