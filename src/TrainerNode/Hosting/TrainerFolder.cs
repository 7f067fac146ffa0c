using System.Globalization;
using System.Security.Cryptography;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Protocol;

namespace ActorSearch.TrainerNode.Hosting;

/// <summary>
/// A trainer node's own folder: its id, its log and its outbox. The process locks it while it runs; the next process to take it is
/// the same node after a restart, and sends what the last one could not.
/// </summary>
public sealed class TrainerFolder : IDisposable
{
    private readonly FileStream _held;

    private TrainerFolder(string path, FileStream held, NodeId node)
    {
        (Path, _held, Node) = (path, held, node);
        Name = $"{Environment.MachineName}/{System.IO.Path.GetFileName(path)}";
    }

    public string Path { get; }

    /// <summary>This incarnation: a lasting name, a number that counts incarnations, and a few digits that no other process has.</summary>
    public NodeId Node { get; }

    /// <summary>Name for people.</summary>
    public string Name { get; }

    /// <summary>Where its log goes.</summary>
    public string Log => System.IO.Path.Combine(Path, "log");

    /// <summary>Where files that a coordinator sent are kept, for all nodes of this machine that share the parent folder.</summary>
    public string Cache => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "cache");

    /// <summary>Where results wait for their acknowledgement.</summary>
    public string Outbox => System.IO.Path.Combine(Path, "outbox");

    /// <summary>Takes the first numbered folder in there that no living process holds; makes one if need be.</summary>
    /// <param name="parent">Several nodes of one machine share it.</param>
    public static Checked<TrainerFolder> Take(string parent)
    {
        try
        {
            for (var number = 1; ; number++)
            {
                var path = Directory.CreateDirectory(
                    System.IO.Path.Combine(parent, number.ToString(CultureInfo.InvariantCulture))).FullName;
                if (TryHold(System.IO.Path.Combine(path, "node.lock")) is { } held)
                {
                    return new Checked<TrainerFolder>.Right(new TrainerFolder(path, held, NextIncarnation(System.IO.Path.Combine(path, "node.id"))));
                }
            }
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new Checked<TrainerFolder>.Wrong([new Mistake("--state", $"the folder cannot be written: {SystemFault.Find(trouble).Reason}. Name a writable folder.")]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();

    private static FileStream? TryHold(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    // "name incarnation"; a file that is cut short makes another node of it, which costs nothing but the name. Folders get copied, with a machine or
    // by hand, and two processes must never be one node: so the id also has something that no file holds.
    private static NodeId NextIncarnation(string file)
    {
        var words = File.Exists(file) ? File.ReadAllText(file).Split(' ') : [];
        var known = words.Length == 2 && words[0].Length == 8 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var name = known ? words[0] : Guid.NewGuid().ToString("N")[..8];
        var incarnation = known ? int.Parse(words[1], CultureInfo.InvariantCulture) + 1 : 1;
        var unfinished = file + ".tmp";
        File.WriteAllText(unfinished, string.Create(CultureInfo.InvariantCulture, $"{name} {incarnation}"));
        File.Move(unfinished, file, overwrite: true);
        return new NodeId(string.Create(CultureInfo.InvariantCulture, $"{name}.{incarnation}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3))}"));
    }
}
