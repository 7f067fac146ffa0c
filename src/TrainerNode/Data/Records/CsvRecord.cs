using System.Text;

namespace ActorSearch.TrainerNode.Data.Records;

/// <summary>A line of CSV made of fields.</summary>
internal static class CsvRecord
{
    /// <summary>A field of a record, UTF-8.</summary>
    public delegate ReadOnlySpan<byte> Fields(int column);

    /// <summary>The line without a line break; a field is in quotes where it needs them.</summary>
    public static byte[] Create(char separator, int count, Fields fields)
    {
        var record = new MemoryStream();
        ReadOnlySpan<byte> quoted = [(byte)separator, .. "\"\r\n"u8];
        for (var column = 0; column < count; column++)
        {
            if (column > 0) record.WriteByte((byte)separator);
            var field = fields(column);
            if (field.IndexOfAny(quoted) < 0) record.Write(field);
            else record.Write(Encoding.UTF8.GetBytes($"\"{Encoding.UTF8.GetString(field).Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        }

        return record.ToArray();
    }
}
