using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.State.Facts;

namespace ActorSearch.Coordinator.Tests;

/// <summary>The files of a study as they are on the disk while it is searched: what another run finds after a kill at that moment.</summary>
internal static class StudyCopies
{
    /// <summary>Copies the study after the third counted fold and then after each so many more.</summary>
    /// <param name="study">Its folder; the copies lie beside it.</param>
    /// <param name="copies">Gets their folders.</param>
    public static SearchWatch Take(string study, int each, List<string> copies)
    {
        var counted = 0;
        return new SearchWatch
        {
            Happened = happened =>
            {
                if (happened is not SearchEvent.FoldCounted || ++counted % each != 3) return;
                var copy = $"{study}-{counted}";
                Copy(study, copy);
                copies.Add(copy);
            },
        };
    }

    public static void Copy(string study, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(study, "study.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
