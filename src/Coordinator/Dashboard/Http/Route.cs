using System.Collections.Immutable;
using ActorSearch.Coordinator.State;
using ActorSearch.Shared.Http;
using Microsoft.AspNetCore.Http;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>One thing that the server answers: what serves it, checks it and documents it.</summary>
/// <param name="Path">With parameters in braces.</param>
/// <param name="Summary">For people.</param>
internal abstract record Route(string Path, string Summary)
{
    /// <summary>What a request may say.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>Whether it must be answered though others are not, and without a token.</summary>
    public bool IsProbe { get; init; }

    /// <summary>Whether it holds nothing of the search, so that a page can be had before its token is given.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Who may have it.</summary>
    public Access Access => this is Act ? Access.Act : IsProbe ? Access.Probe : IsOpen ? Access.Open : Access.Read;

    /// <summary>An answer in JSON that anybody may have again from memory.</summary>
    /// <param name="Type">Of the answer.</param>
    /// <param name="Read">Makes it; null where there is no such thing.</param>
    public sealed record Answer(string Path, string Summary, Type Type, Func<Query, object?> Read) : Route(Path, Summary);

    /// <summary>Anything else that is read.</summary>
    /// <param name="ContentType">As it is documented.</param>
    public sealed record Raw(string Path, string Summary, string ContentType, Func<HttpContext, Query, Task> Serve) : Route(Path, Summary);

    /// <summary>Something that is done; the token is always needed.</summary>
    /// <param name="Find">What is asked of the search; null where there is no such thing.</param>
    public sealed record Act(string Path, string Summary, Func<Query, SearchAction?> Find) : Route(Path, Summary);
}
