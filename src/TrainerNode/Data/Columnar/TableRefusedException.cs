namespace ActorSearch.TrainerNode.Data.Columnar;

/// <summary>Why a file or one of its columns cannot be read, in a sentence.</summary>
/// <param name="column">The column, or null for the whole file.</param>
/// <param name="sentence">What is wrong and what to do.</param>
internal sealed class TableRefusedException(string? column, string sentence) : IOException(sentence)
{
    /// <summary>The name of the column, or null for the whole file.</summary>
    public string? Column => column;

    /// <summary>A file that its library cannot read.</summary>
    public static TableRefusedException Damaged(string format, string? column, string why) =>
        new(column, $"the {format} file is damaged, or has something that is not read ({Cause(why)}); write it again, or as CSV.");

    // What .NET adds to a message says something of the library, not of the file.
    private static string Cause(string why) => why.ReplaceLineEndings("\n").Split('\n')[0].Split(" (Parameter '")[0].TrimEnd('.');

    /// <summary>Turns any failure of a library on foreign bytes into a sentence.</summary>
    public static T Guarded<T>(string format, string? column, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is not (TableRefusedException or OutOfMemoryException or UnauthorizedAccessException))
        {
            throw Damaged(format, column, failure.Message);
        }
    }
}
