namespace ActorSearch.Shared.Sending;

/// <summary>A file that a coordinator sends.</summary>
/// <param name="Name">Its name without its folder; of a plug-in's file the path in the plug-in's folder, with slashes. Not a path on the machine that receives it.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Of the bytes as they are on the disk; 64 lower-case hex digits. The file is asked for by it.</param>
/// <param name="Runs">Whether it may be started as a program.</param>
public sealed record SentFile(string Name, long Length, string Sha256, bool Runs);
