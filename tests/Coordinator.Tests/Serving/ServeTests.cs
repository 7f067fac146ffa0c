using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorSearch.Coordinator.Tests.Reporting.Html;
using Microsoft.Playwright;

namespace ActorSearch.Coordinator.Tests.Serving;

/// <summary>The model of a real search, served by a real process.</summary>
public sealed class ServeTests(ServedTable served) : IClassFixture<ServedTable>
{
    private const string Row = """{"class": 3, "sex": "male", "age": null, "fare": 7.25, "deck": "", "port": "X", "alone": "no", "boarded": "1912-04-10"}""";

    [Fact]
    public async Task Answers_have_the_digits_of_predict()
    {
        var table = RawTable.Text(60, 2, withTarget: false).TrimEnd().Split('\n');
        served.Workshop.Write("in.csv", string.Join('\n', table) + "\n");
        var predicted = (await EndToEnd.Coordinator.Run(served.Workshop.Folder, "predict", "out", "in.csv")).With(0).Lines;
        var names = table[0].Split(',');
        var rows = new JsonArray([.. table[1..].Select(line => Json(names, Fields(line)))]);

        var batch = await Post(rows.ToJsonString());
        var one = await Post(rows[0]!.ToJsonString());

        Assert.Equal(60, batch.GetArrayLength());
        Assert.Equal(batch[0].GetRawText(), one.GetRawText());
        Assert.Equal(
            predicted[1..].Where(line => line.Length > 0).Select(line => string.Join(',', line.Split(',')[^3..])),
            batch.EnumerateArray().Select(answer => $"{answer.GetProperty("prediction").GetString()},"
                + string.Join(',', answer.GetProperty("probabilities").EnumerateObject().Select(probability => probability.Value.GetRawText()))));
    }

    [Fact]
    public async Task The_threshold_of_the_search_decides_the_class()
    {
        using var best = JsonDocument.Parse(await File.ReadAllTextAsync(served.Workshop[Path.Combine("out", "best.json")]));
        var threshold = best.RootElement.GetProperty("threshold");
        var value = threshold.GetProperty("value").GetDouble();
        var outOfFold = (await File.ReadAllLinesAsync(served.Workshop[Path.Combine("out", "predictions.csv")]))[1..].Select(line => line.Split(',')[^4..]).ToList();
        var cost = outOfFold.Sum(row => row[0] == row[1] ? 0 : row[0] == "no" ? 1 : 3) / (double)outOfFold.Count;
        var batch = await Post($"[{string.Join(',', Enumerable.Range(1, 60).Select(fare => Row.Replace("7.25", $"{2 * fare}", StringComparison.Ordinal).Replace("male", fare % 2 == 0 ? "male" : "female", StringComparison.Ordinal)))}]");

        Assert.Equal(("costs", "yes"), (threshold.GetProperty("chosenBy").GetString(), threshold.GetProperty("class").GetString()));
        Assert.InRange(value, 0, 0.49);
        Assert.All(outOfFold, row => Assert.Equal(double.Parse(row[3], CultureInfo.InvariantCulture) >= value ? "yes" : "no", row[1]));
        Assert.Equal(cost, threshold.GetProperty("outOfFold").GetDouble(), 1e-12);
        Assert.True(cost <= threshold.GetProperty("outOfFoldMostProbable").GetDouble());
        Assert.All(batch.EnumerateArray(), row => Assert.Equal(row.GetProperty("probabilities").GetProperty("yes").GetDouble() >= value ? "yes" : "no", row.GetProperty("prediction").GetString()));
        var card = await File.ReadAllTextAsync(served.Workshop[Path.Combine("out", "model", "MODEL.md")]);
        Assert.Contains("threshold: yes from a probability of", card, StringComparison.Ordinal);
        Assert.Matches(@"\| `age` \| number \| [0-9]+ \| [^|]*\| missing values become [-0-9.]+, and one more input says so; \(x − [0-9.]+\) / [0-9.]+ \|", card);
        Assert.Matches(@"\| `port` \| category \| [^|]*\|[^|]*\| one-hot: [0-9]+ inputs \|", card);
    }

    [Fact]
    public async Task The_threshold_is_shown_and_in_the_answers_as_in_the_files()
    {
        var line = (await EndToEnd.Coordinator.Run(served.Workshop.Folder, "show", "out")).With(0).Lines.Single(one => one.StartsWith("threshold: ", StringComparison.Ordinal));
        var shown = await Winner("show", "out", "--json");
        var run = await Winner("run", "raw.conf", "--out", "out", "--json");
        using var best = JsonDocument.Parse(await File.ReadAllTextAsync(served.Workshop[Path.Combine("out", "best.json")]));

        Assert.Contains($"- {line}\n", await File.ReadAllTextAsync(served.Workshop[Path.Combine("out", "model", "MODEL.md")]), StringComparison.Ordinal);
        Assert.All([shown, run], winner => Assert.True(JsonElement.DeepEquals(best.RootElement.GetProperty("threshold"), winner.GetProperty("threshold"))));

        async Task<JsonElement> Winner(params string[] words) => JsonDocument.Parse(
            string.Join('\n', (await EndToEnd.Coordinator.Run(served.Workshop.Folder, words)).With(0).Lines)).RootElement.GetProperty("winner");
    }

    [Theory]
    [InlineData("[", "The body is not JSON: line 1, byte 2 cannot be read.")]
    [InlineData("", "The body is not JSON: line 1, byte 1 cannot be read.")]
    [InlineData("3", "The row: it must be an object with a value for each column, but is 3.")]
    [InlineData("[3]", "Row 0 (counted from 0): it must be an object with a value for each column, but is 3.")]
    [InlineData("[ROW]|7.25|\"5 kg\"", "Row 0 (counted from 0), column \"fare\": \"5 kg\" is a number with other text; write only the number.")]
    [InlineData("[ROW, {}]", "Row 1 (counted from 0), column \"class\": the row does not have it; give its value, or null if it is missing.")]
    [InlineData("[ROW, {\"class\": 1, \"class\": 2}]", "Row 1 (counted from 0), column \"class\": it is there twice.")]
    [InlineData("{\"class\": [1]}", "Column \"class\": the value must be a number, a text, true, false or null, but is an array.")]
    [InlineData("{\"class\": \"\\ud800\"}", "The body is not JSON: a text has half of a character (a lone surrogate).")]
    [InlineData("ROW|\"fare\": 7.25|\"fare\": \"1,234\"", "Column \"fare\": \"1,234\" may be 1234 with a thousands separator or 1.234 with a decimal comma; write the one that you mean.")]
    [InlineData("ROW|\"fare\": 7.25|\"fare\": 1e999", "Column \"fare\": \"1e999\" is too large for a 64-bit number (at most 1.8e308); scale the column.")]
    [InlineData("ROW|\"fare\": 7.25|\"fare\": 1e308", "The row: the prediction is not a finite number; a value is far from all training rows.")]
    [InlineData("ROW|\"no\"|\"perhaps\"", "Column \"alone\": \"perhaps\" is neither \"no\" nor \"yes\".")]
    [InlineData("ROW|1912-04-10|10.4.1912", "Column \"boarded\": \"10.4.1912\" is not a date in the form yyyy-MM-dd.")]
    public async Task What_cannot_be_used_is_named_with_its_row_and_column(string body, string sentence)
    {
        var parts = body.Split('|');
        var text = parts[0].Replace("ROW", Row, StringComparison.Ordinal);
        using var response = await Send(parts.Length == 3 ? text.Replace(parts[1], parts[2], StringComparison.Ordinal) : text);

        Assert.Equal((HttpStatusCode.BadRequest, sentence), (response.StatusCode, await ErrorOf(response)));
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(sentence.Split("olumn \"", 2) is [_, var named] ? named.Split('"')[0] : null, answer.RootElement.TryGetProperty("column", out var column) ? column.GetString() : null);
    }

    [Fact]
    public async Task Requests_that_are_too_large_are_refused()
    {
        using var rows = await Send($"[{string.Join(',', Enumerable.Repeat("{}", 10_001))}]");
        using var large = new HttpRequestMessage(HttpMethod.Post, "predict") { Content = new StringContent(new string(' ', (8 * 1024 * 1024) + 1)), Headers = { ExpectContinue = true } };
        using var body = await served.Client.SendAsync(large);

        Assert.Equal("The request has 10001 rows, and at most 10000 are allowed; send them in parts.", await ErrorOf(rows));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "A body has at most 8388608 bytes; send fewer rows at once."), (body.StatusCode, await ErrorOf(body)));
    }

    [Fact]
    public async Task The_description_is_valid_and_answers_are_as_it_says()
    {
        var text = await served.Client.GetStringAsync(new Uri("openapi.json", UriKind.Relative));
        var read = Microsoft.OpenApi.OpenApiDocument.Parse(text, "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        using var document = JsonDocument.Parse(text);
        var required = document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("Row").GetProperty("required");
        Assert.Equal(["class", "sex", "age", "fare", "port", "alone", "boarded"], required.EnumerateArray().Select(name => name.GetString()));
        foreach (var path in new[] { "healthz", "readyz", "model" })
        {
            using var response = await served.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1400)]
    public async Task A_row_is_predicted_in_the_browser(int width)
    {
        await using var open = await Chromium.Open(served.Client.BaseAddress!.ToString(), width);
        var page = open.Page;
        await Field(page, "class").FillAsync("3");
        await Field(page, "sex").SelectOptionAsync("female");
        await Field(page, "fare").FillAsync("80");
        await Field(page, "port").SelectOptionAsync("(another text)");
        await page.GetByText("Predict", new() { Exact = true }).ClickAsync();
        await page.WaitForFunctionAsync("() => document.getElementById('probabilities').tBodies[0].rows.length === 2");

        var expected = await Post("""{"class": 3, "sex": "female", "age": null, "fare": 80, "deck": null, "port": "?!", "alone": null, "boarded": null}""");
        Assert.Equal($"saved: {expected.GetProperty("prediction").GetString()}", await page.Locator("#prediction").InnerTextAsync());
        Assert.Empty(await open.BeyondTheEdge());
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(open.Complaints);

        await Field(page, "fare").FillAsync("eighty");
        await Field(page, "class").PressAsync("Enter");
        await page.WaitForSelectorAsync("#wrong:not([hidden])");
        Assert.Equal("Column \"fare\": \"eighty\" is not a number; correct it.", await page.Locator("#wrong").InnerTextAsync());
        Assert.Equal(["fare"], await page.Locator("label:has([aria-invalid]:focus)").EvaluateAllAsync<string[]>("found => found.map(label => label.firstChild.textContent)"));
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("80");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#wrong[hidden]", new() { State = WaitForSelectorState.Attached });
        Assert.Equal(0, await page.Locator("[aria-invalid]").CountAsync());
        Assert.Empty(await open.BeyondTheEdge());
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1400)]
    public async Task The_report_of_its_search_shows_curves_columns_and_their_effects(int width)
    {
        await using var open = await Chromium.Open(served.Workshop[Path.Combine("out", "report.html")], width);
        await open.SeeAll();

        Assert.Superset(new HashSet<string>(["roc", "precision-recall", "calibration", "column-importance", "column-dependence"]), (await open.Drawn()).ToHashSet());
        Assert.Contains("one-hot", await open.Page.Locator("#columns").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("rows that validated the winner", await open.Page.Locator("#inputs").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await open.BeyondTheEdge());
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Behind_a_proxy_it_needs_the_token_and_it_ends_when_it_is_asked()
    {
        served.Workshop.Write("token", "a-token-of-some-length");
        var (process, address) = await ServedTable.Serve(served.Workshop.Folder, "out", "--host-name", "model.example", "--token-file", "token");
        using var running = process;
        using var client = new HttpClient { BaseAddress = address };
        using var refused = await client.PostAsync(new Uri("predict", UriKind.Relative), new StringContent(Row));
        client.DefaultRequestHeaders.Authorization = new("Bearer", "a-token-of-some-length");
        client.DefaultRequestHeaders.Host = "model.example";
        using var allowed = await client.PostAsync(new Uri("predict", UriKind.Relative), new StringContent(Row));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (refused.StatusCode, allowed.StatusCode));
        process.AskToEnd();
        Assert.Equal("stopped", (await process.End()).With(0).Lines[^1]);
    }

    [Theory]
    [InlineData("nowhere", "nowhere")]
    [InlineData("out --bind 0.0.0.0", "0.0.0.0:8090 can be reached from other machines, so it needs a token")]
    [InlineData("out --bind here", "--bind must be an IP address, for example 127.0.0.1, but is 'here'.")]
    public async Task What_cannot_be_served_is_refused(string arguments, string sentence) =>
        Assert.Contains(sentence, (await EndToEnd.Coordinator.Run(served.Workshop.Folder, ["serve", .. arguments.Split(' ')])).With(2).Error, StringComparison.Ordinal);

    private static ILocator Field(IPage page, string name) => page.Locator("#fields label").Filter(new() { HasText = name }).Locator("input, select");

    private static JsonObject Json(string[] names, string[] fields) =>
        new(names.Zip(fields).Select(field => KeyValuePair.Create(field.First, field.Second.Length == 0 ? null : field.First is "age" or "fare" ? JsonNode.Parse(field.Second) : (JsonNode?)field.Second)));

    // The name is in quotes, with a comma.
    private static string[] Fields(string line)
    {
        var parts = line.Split('"');
        return [.. parts[0].TrimEnd(',').Split(','), parts[1], .. parts[2].TrimStart(',').Split(',')];
    }

    private static async Task<string?> ErrorOf(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.GetProperty("error").GetString();
    }

    private Task<HttpResponseMessage> Send(string body) => served.Client.PostAsync(new Uri("predict", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

    private async Task<JsonElement> Post(string body)
    {
        using var response = await Send(body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
