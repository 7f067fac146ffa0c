using ActorSearch.TrainerNode.Data.Faults;

namespace ActorSearch.TrainerNode.Data.Csv;

/// <summary>Takes the fields of one column as they come.</summary>
internal interface ICsvColumn
{
    /// <summary>Takes the next field.</summary>
    /// <param name="field">UTF-8, without quotes.</param>
    /// <param name="line">Where it stands, counted from 1.</param>
    void Add(ReadOnlySpan<byte> field, long line);

    /// <summary>Tells what is wrong with the column, in one sentence; nothing where all is well.</summary>
    /// <param name="column">What it is called in a sentence.</param>
    /// <param name="log">Takes it.</param>
    void Tell(string column, MistakeLog log);
}
