using ActorSearch.Coordinator.Reporting;
using ActorSearch.Coordinator.Reporting.Html;
using ActorSearch.Coordinator.Tests.Reporting.Html;

namespace ActorSearch.Coordinator.Tests.Reporting;

/// <summary>The file in which people note something of a study.</summary>
public sealed class StudyNotesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_without_notes_or_with_blank_ones_has_none()
    {
        Assert.Null(StudyNotes.Read(_folder.Path));
        File.WriteAllText(_folder.At("notes.md"), " \n\n");

        Assert.Null(StudyNotes.Read(_folder.Path));
    }

    [Fact]
    public void Long_notes_are_cut_off_with_a_sign()
    {
        File.WriteAllText(_folder.At("notes.md"), new string('n', 30_000));

        Assert.Equal(new string('n', 20_000) + "…", StudyNotes.Read(_folder.Path));
    }

    [Fact]
    public void The_report_shows_them_as_text()
    {
        File.WriteAllText(_folder.At("notes.md"), "Warmer, <script>alert(1)</script>\nand longer.");
        var study = SomeReport.Of(["0.1"], ["relu"]) with { Notes = StudyNotes.Read(_folder.Path) };

        var page = Some.Written(stream => ReportFile.Write(stream, study));

        Assert.Contains("""<p class="notes">Warmer, &lt;script&gt;alert(1)&lt;/script&gt;""", page, StringComparison.Ordinal);
    }
}
