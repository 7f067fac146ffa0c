namespace ActorSearch.Shared.Tests.Language;

/// <summary>A line of text that people read.</summary>
/// <param name="File">Relative to the repository.</param>
/// <param name="Number">Counted from 1.</param>
internal sealed record Line(string File, int Number, string Text);
