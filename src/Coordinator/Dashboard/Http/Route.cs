using System.Collections.Immutable;
using ActorSearch.Coordinator.State.Facts;
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

    /// <summary>Whether what the path names may be missing.</summary>
    public bool MayMiss { get; init; }

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
    /// <param name="ContentTypes">The types that it may have.</param>
    /// <param name="Serve">Writes it.</param>
    public sealed record Raw(string Path, string Summary, ImmutableArray<string> ContentTypes, Func<HttpContext, Query, Task> Serve) : Route(Path, Summary)
    {
        /// <summary>Of the answer where it is JSON; else it is text.</summary>
        public Type Type { get; init; } = typeof(string);

        /// <summary>When it answers 503, and what then; null where it never does.</summary>
        public (string When, Type Type)? Unavailable { get; init; }

        /// <summary>Whether a browser that already has it gets 304.</summary>
        public bool IsKept { get; init; }
    }

    /// <summary>Something that is done; the token is always needed.</summary>
    /// <param name="Find">What is asked of the search; null where there is no such thing.</param>
    public sealed record Act(string Path, string Summary, Func<Query, SearchAction?> Find) : Route(Path, Summary);
}
