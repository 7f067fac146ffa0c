using System.Text;
using ActorSearch.TrainerNode.Data.Csv.Fields;

namespace ActorSearch.TrainerNode.Data.Records;

/// <summary>Reads a table once, record by record, each field as text in UTF-8; the first record is the header where there is one.</summary>
internal abstract class RecordReader : IDisposable
{
    /// <summary>How many fields the current record has.</summary>
    public abstract int FieldCount { get; }

    /// <summary>The line on which the current record begins, counted from 1 over all files of the table.</summary>
    public abstract long Line { get; }

    /// <summary>Between the fields of <see cref="Record"/>.</summary>
    public abstract char Separator { get; }

    /// <summary>The current record as a line of CSV in UTF-8, without its line break.</summary>
    public abstract byte[] Record { get; }

    /// <summary>SHA-256 of the contents; valid after the last record.</summary>
    public abstract byte[] Sha256 { get; }

    /// <summary>Advances to the next record; false at the end, and after a mistake that is in the log.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public abstract bool Read();

    /// <summary>A field of the current record, valid until the next one is read.</summary>
    public abstract ReadOnlySpan<byte> Field(int column);

    /// <summary>Whether records are lines of a text, in which any line can be anything.</summary>
    public virtual bool IsText => false;

    /// <summary>Whether the first record is read as the header, although no text in it is above numbers.</summary>
    public virtual bool IsHeaderGuessed { get; init; }

    /// <summary>Blank lines between the records so far, which are left out, and the line of the first; null if there are none.</summary>
    public virtual FaultCount? Blank => null;

    /// <summary>Records after the current one that are known to come, before any of their fields is decoded.</summary>
    public virtual long Ahead => 0;

    /// <summary>Whether all fields of the current record are empty.</summary>
    public bool HasNoValue()
    {
        for (var column = 0; column < FieldCount; column++)
        {
            if (Field(column).ContainsAnyExcept((byte)' ', (byte)'\t')) return false;
        }

        return true;
    }

    /// <summary>All fields of the current record, without blanks around them.</summary>
    public IEnumerable<string> Texts() => Enumerable.Range(0, FieldCount).Select(column => Encoding.UTF8.GetString(Field(column)).Trim());

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
