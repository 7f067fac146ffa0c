using ActorSearch.Coordinator.Tests.EndToEnd;
using ActorSearch.Coordinator.Tests.Reporting.Html;

namespace ActorSearch.Coordinator.Tests.Dashboard;

/// <summary>The page of a running search without a mouse: what has the focus, and what Escape does.</summary>
public sealed class LiveByKeyboardTests : IDisposable
{
    private readonly Workshop _workshop = new();

    [BrowserFact]
    public async Task A_question_for_the_token_is_given_up_and_only_the_latest_action_is_done()
    {
        using var served = await ServedSearch.Paused(_workshop, ServedSearch.Experiment(ServedSearch.Endless));
        await using var open = await Chromium.Open(served.Address.ToString(), 1200);
        await open.Shows("#bar-words", "paused");

        await Press(open, "#stop", "Enter");
        await open.Shows("#access-words", "Actions need the token of the run. The token is in dashboard.json");
        await open.Page.Keyboard.PressAsync("Escape");
        await HasFocus(open, "#stop");
        Assert.False(await open.Page.Locator("#access").IsVisibleAsync());

        await Press(open, "#stop", "Enter");
        await Press(open, "#resume", "Enter");
        await HasFocus(open, "#token");
        await open.Page.Keyboard.TypeAsync("another");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Shows("#access-words", "This is not the token of the run.");
        await open.Page.Keyboard.TypeAsync(served.Token!);
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Shows("#said", "Resumed. New trainings start again.");
        // It is disabled now, so the focus is on the action that undoes it.
        await HasFocus(open, "#pause");
        Assert.False(await open.Page.Locator("#stop").IsDisabledAsync());
    }

    [BrowserFact]
    public async Task What_is_chosen_keeps_the_focus_when_its_table_is_drawn_again()
    {
        using var served = await ServedSearch.Paused(_workshop, ServedSearch.Experiment(ServedSearch.Endless));
        await using var open = await Chromium.Open($"{served.Address}#token={served.Token}", 390);
        await Press(open, "#all", "Enter");
        await open.Shows("#details-body", "with a counted fold, by rank.");
        var statuses = "#details-body select[aria-label=Status]";
        await open.Page.Locator(statuses).FocusAsync();
        await open.Page.Keyboard.TypeAsync("scored");
        await open.Shows("#details-body", "and status scored");
        await HasFocus(open, statuses);
        await open.Page.Keyboard.PressAsync("Escape");
        await HasFocus(open, "#all");

        await served.Ask("resume", "working");
        await open.Shows("#ranking-table tbody", "2 of 2");
        await open.Page.Locator("#ranking-table tbody button").First.FocusAsync();
        await open.Page.EvaluateAsync("() => { document.activeElement.dataset.old = 'true'; }");
        await open.Comes("() => document.querySelector('#ranking-table [data-old]') === null");
        await open.Comes("() => document.activeElement.closest('#ranking-table') !== null");
    }

    public void Dispose() => _workshop.Dispose();

    private static async Task Press(OpenPage open, string place, string key)
    {
        await open.Page.Locator(place).FocusAsync();
        await open.Page.Keyboard.PressAsync(key);
    }

    private static async Task HasFocus(OpenPage open, string place) => await open.Comes("place => document.activeElement === document.querySelector(place)", place);
}
