using ActorSearch.Coordinator.Dashboard.Answers;
using ActorSearch.Coordinator.Search;
using ActorSearch.Coordinator.Storage;
using ActorSearch.Shared.Http;
using Microsoft.AspNetCore.Http;

namespace ActorSearch.Coordinator.Dashboard.Http;

/// <summary>Answers what the guard has let through: reads and checks the parameters, then does what the route says.</summary>
/// <param name="remembered">Answers that serve for a moment.</param>
/// <param name="watch">Does what is asked of the search.</param>
internal sealed class RouteReplies(RememberedAnswers remembered, SearchWatch watch)
{
    /// <summary>How long the search may take to do something.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task Serve(HttpContext context, Route route)
    {
        var (query, mistake) = Query.Read(context, route.Parameters);
        if (query is null)
        {
            await Refusals.Write(context, StatusCodes.Status400BadRequest, mistake!).ConfigureAwait(false);
            return;
        }

        await (route switch
        {
            Route.Answer answer => Answer(context, answer, query),
            Route.Act act => Act(context, act, query),
            Route.Raw raw => raw.Serve(context, query),
            _ => throw new InvalidOperationException($"{route.GetType().Name} is not a kind of route."),
        }).ConfigureAwait(false);
    }

    private async Task Answer(HttpContext context, Route.Answer route, Query query)
    {
        try
        {
            var asked = remembered.Get($"{route.Path}?{query.Key}", () => route.Read(query) is { } found ? LiveJson.Serialize(found) : null);
            if (asked is null)
            {
                await Refusals.Write(context, StatusCodes.Status503ServiceUnavailable, "There are too many requests; retry in a second.").ConfigureAwait(false);
            }
            else if (await asked.WaitAsync(context.RequestAborted).ConfigureAwait(false) is { } json)
            {
                await Replies.Json(context, json).ConfigureAwait(false);
            }
            else
            {
                await Refusals.Write(context, StatusCodes.Status404NotFound, "This does not exist in this search.").ConfigureAwait(false);
            }
        }
        catch (StoreException trouble)
        {
            await Refusals.Write(context, StatusCodes.Status503ServiceUnavailable, $"The store cannot be read: {trouble.Sentence}").ConfigureAwait(false);
        }
    }

    private async Task Act(HttpContext context, Route.Act route, Query query)
    {
        if (await Task.Run(() => route.Find(query), context.RequestAborted).ConfigureAwait(false) is not { } action)
        {
            await Refusals.Write(context, StatusCodes.Status404NotFound, "This does not exist in this search.").ConfigureAwait(false);
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            var outcome = await watch.Ask(action, patience.Token).ConfigureAwait(false);
            context.Response.StatusCode = outcome.IsDone ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
            await Replies.Json(context, LiveJson.Serialize(new ActionAnswer(outcome.IsDone, outcome.Sentence))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            await Refusals.Write(
                context, StatusCodes.Status503ServiceUnavailable, "The search has not answered in time. It may be waiting for its disk and do it later.").ConfigureAwait(false);
        }
    }
}
