using ActorSearch.Coordinator.Tests.Reporting.Html;

namespace ActorSearch.Coordinator.Tests.Serving;

/// <summary>The page of a model whose table is not that of the other tests.</summary>
public sealed class ServedPageTests
{
    [BrowserFact]
    public async Task Decimal_commas_and_long_names_of_classes_fit_a_phone()
    {
        using var workshop = new EndToEnd.Workshop();
        string[] classes = ["a class with a long name that goes on", "another, \"quoted\"", "<b>third</b>"];
        workshop.Write("train.csv", "area;kind\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row},5;\"{classes[row % 3].Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n")));
        workshop.Write("raw.conf", """
            data { train = train.csv, target = kind, decimal = comma, prepare.impute = median }
            loss.kind = cross-entropy
            validation.folds = 2
            training { max-epochs = 2, early-stopping = false }
            """);
        (await EndToEnd.Coordinator.Run(workshop.Folder, "run", "raw.conf", "--out", "out")).With(0);
        var (process, address) = await ServedTable.Serve(workshop.Folder, "out");
        using var running = process;
        await using var open = await Chromium.Open(address.ToString(), 390);
        await open.Page.Locator("#fields input").FillAsync("12,5");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.WaitForFunctionAsync("() => document.getElementById('probabilities').tBodies[0].rows.length === 3");

        Assert.Equal("number like 1,5, empty: missing", await open.Page.Locator("#fields .hint").InnerTextAsync());
        Assert.Equal(classes.Order(StringComparer.Ordinal), await open.Page.Locator("#probabilities tbody th").AllInnerTextsAsync());
        Assert.True(await open.Page.EvaluateAsync<bool>("() => { const wide = document.querySelector('#answer .wide'); return wide.scrollWidth <= wide.clientWidth; }"));
        await open.Page.Locator("#fields input").FillAsync("12.5");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.WaitForSelectorAsync("#wrong:not([hidden])");
        Assert.Equal("Column \"area\": \"12.5\" has a decimal point, but the decimal sign of this file is a comma; write 12,5.", await open.Page.Locator("#wrong").InnerTextAsync());
        Assert.Empty(await open.BeyondTheEdge());
    }
}
