namespace ActorSearch.Shared.Tests.Wire;

/// <summary>Folders that are gone when the tests are.</summary>
internal static class Scratch
{
    public static string Folder()
    {
        var folder = Directory.CreateTempSubdirectory("actorsearch-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
