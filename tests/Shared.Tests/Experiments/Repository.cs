namespace ActorSearch.Shared.Tests.Experiments;

/// <summary>The files that the tests are of.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ActorSearch.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
