#nullable enable
using System.IO;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Copies sources of another project and makes their types internal: what they compute belongs to the assembly, their names do not belong to its
/// users. A file is only written if it differs.
/// </summary>
public sealed class InternalSources : Task
{
    /// <summary>Sources with a file-scoped namespace.</summary>
    [Required]
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The folder of the copies, each with the name of its source.</summary>
    [Required]
    public string Folder { get; set; } = "";

    public override bool Execute()
    {
        Directory.CreateDirectory(Folder);
        foreach (var source in Sources)
        {
            var (path, copy) = (source.GetMetadata("FullPath"), Path.Combine(Folder, Path.GetFileName(source.ItemSpec)));
            var text = $"#line 1 \"{path}\"\n" + Regex.Replace(File.ReadAllText(path), "^public ", "internal ", RegexOptions.Multiline);
            if (!File.Exists(copy) || File.ReadAllText(copy) != text) File.WriteAllText(copy, text);
        }

        return true;
    }
}
