using Microsoft.Playwright;

namespace ActorSearch.Coordinator.Tests.Reporting.Html;

/// <summary>A report in the browser, with all that it complained of and asked for.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    /// <param name="page">Not yet at its address.</param>
    public OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
        page.Dialog += (_, dialog) =>
        {
            Complaints.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, errors of scripts, and dialogs.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>What the browser fetched, the page itself among it.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Waits until one of some elements contains a text.</summary>
    public Task<IJSHandle> Shows(string place, string words) =>
        Comes("([place, words]) => [...document.querySelectorAll(place)].some(one => one.textContent.includes(words))", new[] { place, words });

    /// <summary>Waits until a function of the page is true. It is asked ten times a second; to ask at each frame, the browser would have to paint each frame.</summary>
    public Task<IJSHandle> Comes(string function, object? argument = null) => Page.WaitForFunctionAsync(function, argument, new() { PollingInterval = 100 });

    /// <summary>Scrolls from chart to chart until all are drawn.</summary>
    public async Task SeeAll()
    {
        foreach (var chart in await Page.QuerySelectorAllAsync(".chart"))
        {
            await chart.ScrollIntoViewIfNeededAsync();
            await Page.WaitForSelectorAsync($"#{await chart.GetAttributeAsync("id")}[data-drawn=true]");
        }
    }

    /// <summary>The charts that are there, in their order.</summary>
    public async Task<string[]> Drawn() =>
        await Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.chart')].filter(one => one.querySelector('svg.main-svg')).map(one => one.id)");

    /// <summary>What reaches beyond the right edge of the window, but for what scrolls by itself.</summary>
    public async Task<string[]> BeyondTheEdge() => await Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('body *')]
          .filter(one => !one.closest('.wide *, pre, svg, .skip') && one.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
          .map(one => `${one.tagName}#${one.id}.${one.className}`)
        """);

    /// <summary>The ranking's cells under a heading, top down.</summary>
    public async Task<string[]> Column(string heading) => await Page.EvaluateAsync<string[]>(
        """
        heading => {
          const table = document.getElementById('ranking-table');
          const column = [...table.tHead.rows[0].cells].findIndex(cell => cell.textContent.startsWith(heading));
          return [...table.tBodies[0].rows].map(row => row.cells[column].textContent);
        }
        """,
        heading);

    /// <summary>Presses a heading of the ranking.</summary>
    public Task SortBy(string heading) =>
        Page.GetByRole(AriaRole.Columnheader).Filter(new() { HasText = heading }).GetByRole(AriaRole.Button).First.ClickAsync();

    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
