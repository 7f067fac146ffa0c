using System.Text;
using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>A column whose texts are kept as they are, to name rows.</summary>
internal sealed class IdColumn : ICsvColumn
{
    private readonly List<string> _texts = [];

    /// <summary>One a row; may be empty.</summary>
    public string[] Texts => [.. _texts];

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<byte> field, long line) => _texts.Add(Encoding.UTF8.GetString(field).Trim());

    /// <inheritdoc/>
    public void Tell(string column, MistakeLog log)
    {
        // Any text is a name.
    }
}
