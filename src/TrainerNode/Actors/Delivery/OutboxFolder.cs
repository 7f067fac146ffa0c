using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using ActorSearch.Shared.Protocol;
using Serilog;

namespace ActorSearch.TrainerNode.Actors.Delivery;

/// <summary>
/// Results on disk until they are acknowledged, a file each, in a folder for each study: they survive the node. A disk that cannot be written is
/// logged; the results are then only in memory.
/// </summary>
/// <param name="path">Created if it does not exist.</param>
/// <param name="log">Gets errors of the disk.</param>
public sealed class OutboxFolder(string path, ILogger log)
{
    private const string Extension = ".json";

    /// <summary>Keeps a result beyond the process.</summary>
    /// <param name="isCostly">Also beyond the machine's power: waits for the disk, which takes milliseconds.</param>
    /// <returns>False if it could not, which is logged.</returns>
    public bool Write(string study, AttemptId attempt, IReadOnlyList<IToCoordinator> messages, bool isCostly)
    {
        try
        {
            var folder = Directory.CreateDirectory(FolderOf(study)).FullName;
            var file = Path.Combine(folder, NameOf(attempt));
            var unfinished = file + ".tmp";
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                stream.Write(ResultFile.Write(messages));
                stream.Flush(flushToDisk: isCostly);
            }

            File.Move(unfinished, file, overwrite: true);
            return true;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            log.Warning(LogEvents.OutboxStalled + ": the result of attempt {Attempt} is only in memory: {Reason:l}", attempt.ToString(), SystemFault.Find(trouble).Sentence);
            return false;
        }
    }

    /// <summary>The results of a study that an earlier incarnation of the node left; unreadable files are logged and not deleted.</summary>
    public IEnumerable<(AttemptId Attempt, IReadOnlyList<IToCoordinator> Messages)> Read(string study)
    {
        var folder = new DirectoryInfo(FolderOf(study));
        FileInfo[] files = folder.Exists ? folder.GetFiles("*" + Extension) : [];
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (AttemptOf(file.Name) is { } attempt && ResultFile.Read(File.ReadAllBytes(file.FullName)) is { } messages)
            {
                yield return (attempt, messages);
            }
            else
            {
                log.Warning(LogEvents.OutboxUnreadable + ": {File:l} is not a result; its fold will be trained again", file.FullName);
            }
        }
    }

    /// <summary>The result arrived.</summary>
    public void Delete(string study, AttemptId attempt)
    {
        try
        {
            File.Delete(Path.Combine(FolderOf(study), NameOf(attempt)));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // It will be sent once more after a restart, and be known as a duplicate.
            log.Warning(LogEvents.OutboxStalled + ": the result of attempt {Attempt} cannot be deleted: {Reason:l}", attempt.ToString(), SystemFault.Find(trouble).Sentence);
        }
    }

    // A study's id comes over the wire: it must not lead out of the folder.
    private string FolderOf(string study) =>
        Path.Combine(path, string.Concat(study.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' ? letter : '_')));

    private static string NameOf(AttemptId attempt) => string.Create(CultureInfo.InvariantCulture, $"{attempt.Epoch}.{attempt.Number}{Extension}");

    private static AttemptId? AttemptOf(string name)
    {
        var parts = name[..^Extension.Length].Split('.');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new AttemptId(epoch, number)
                : null;
    }
}
