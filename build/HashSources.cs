#nullable enable
using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace ActorSearch.Build;

/// <summary>Hashes source files, whatever order they are listed in and however their lines end.</summary>
public sealed class HashSources : Task
{
    /// <summary>The files.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>Gets the first 48 bits of the hash, in hexadecimal digits.</summary>
    [Output]
    public string Hash { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        using var sha256 = SHA256.Create();
        string Of(byte[] bytes) => BitConverter.ToString(sha256.ComputeHash(bytes)).Replace("-", "").ToLowerInvariant();

        var each = Files.Select(file => Of(File.ReadAllBytes(file.ItemSpec).Where(letter => letter != '\r').ToArray()));
        Hash = Of(Encoding.ASCII.GetBytes(string.Concat(each.OrderBy(hash => hash, StringComparer.Ordinal)))).Substring(0, 12);
        return true;
    }
}
