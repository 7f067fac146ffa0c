namespace ActorSearch.Tests;

/// <summary>The files that the tests are of.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ActorSearch.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
