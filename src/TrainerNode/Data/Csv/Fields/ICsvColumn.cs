using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv.Fields;

/// <summary>Takes the fields of one column as they come.</summary>
internal interface ICsvColumn
{
    /// <param name="field">UTF-8, without quotes.</param>
    /// <param name="line">Its line, counted from 1.</param>
    void Add(ReadOnlySpan<byte> field, long line);

    /// <summary>Reports what is wrong with the column, in one sentence; nothing if all is well.</summary>
    /// <param name="column">Its name in a sentence.</param>
    /// <param name="log">Collects the mistake.</param>
    void Tell(string column, MistakeLog log);
}
