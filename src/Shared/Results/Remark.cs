namespace ActorSearch.Shared.Results;

/// <summary>Something that a user should know of the data or of a result, though nothing forbids it.</summary>
/// <param name="Id">What kind of remark, for programs: <c>constant-input</c>.</param>
/// <param name="Sentence">What was seen, where, and what to do.</param>
public sealed record Remark(string Id, string Sentence);
