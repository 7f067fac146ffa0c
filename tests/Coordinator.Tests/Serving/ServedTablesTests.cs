using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using ActorSearch.Coordinator.Tests.Reporting.Html;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Microsoft.Playwright;

namespace ActorSearch.Coordinator.Tests.Serving;

/// <summary>Tables that are sent to a served model, by programs and by people.</summary>
public sealed class ServedTablesTests(ServedTable served) : IClassFixture<ServedTable>
{
    private static readonly string Table = RawTable.Text(60, 2, withTarget: false);

    [Fact]
    public async Task A_table_of_each_format_gets_what_predict_writes()
    {
        foreach (var (name, bytes) in new[] { ("in.csv", Encoding.UTF8.GetBytes(Table)), ("in.csv.gz", Gzip(Table)), ("in.arrow", Arrow(true)), ("in.arrows", Arrow(false)) })
        {
            await File.WriteAllBytesAsync(served.Workshop[name], bytes);
            (await EndToEnd.Coordinator.Run(served.Workshop.Folder, "predict", "out", name, "--out", "predicted.csv")).With(0);
            using var response = await Send(bytes, name);

            Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal(await File.ReadAllTextAsync(served.Workshop["predicted.csv"]), await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Texts_that_the_training_file_does_not_have_are_named()
    {
        using var response = await Send(Encoding.UTF8.GetBytes(Table.Replace(",S,", ",Köln,", StringComparison.Ordinal)), "in.csv");
        var notices = JsonSerializer.Deserialize<string[]>(Assert.Single(response.Headers.GetValues("ActorSearch-Notices")))!;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Köln", Assert.Single(notices), StringComparison.Ordinal);
        Assert.StartsWith("in.csv, column \"port\": ", notices[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "in.csv: the file is empty.")]
    [InlineData("a;b\n1;2\n", "in.csv: the model uses columns that the file does not have: ")]
    [InlineData("%PDF-1.4", "in.csv: this is a PDF document; ")]
    [InlineData("PAR1 and then nothing", "in.csv: the Parquet file is damaged, ")]
    public async Task What_cannot_be_read_is_a_sentence(string text, string sentence)
    {
        using var response = await Send(Encoding.UTF8.GetBytes(text), "in.csv");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith(sentence, await ErrorOf(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_that_are_too_large_are_refused()
    {
        var (header, line) = (Table.Split('\n')[0], Table.Split('\n')[1]);
        using var rows = await Send(Gzip($"{header}\n{string.Concat(Enumerable.Repeat($"{line}\n", 10_001))}"), "in.csv.gz");
        using var wide = await Send(Gzip($"{header}\n{string.Concat(Enumerable.Repeat($"{line.Replace("Person", new string('a', 1_000_000), StringComparison.Ordinal)}\n", 70))}"), "in.csv.gz");
        using var body = await Send(new byte[(8 * 1024 * 1024) + 1], "in.csv");

        Assert.Equal("in.csv.gz: the table has more than 10000 rows; send it in parts.", await ErrorOf(rows));
        Assert.Equal("in.csv.gz: its rows have more than 67108864 bytes; send it in parts.", await ErrorOf(wide));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "A body has at most 8388608 bytes; send fewer rows at once."), (body.StatusCode, await ErrorOf(body)));
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(1400)]
    public async Task A_table_is_predicted_in_the_browser_with_the_keyboard(int width)
    {
        var file = served.Workshop["people.csv.gz"];
        await File.WriteAllBytesAsync(file, Gzip(Table.Replace(",S,", ",Köln,", StringComparison.Ordinal)));
        await using var open = await Chromium.Open(served.Client.BaseAddress!.ToString(), width);
        var page = open.Page;
        await page.Locator("#file").FocusAsync();
        await page.Locator("#file").SetInputFilesAsync(file);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#download:focus");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        (await EndToEnd.Coordinator.Run(served.Workshop.Folder, "predict", "out", file, "--out", "predicted.csv")).With(0);

        Assert.Equal("people-predictions.csv", download.SuggestedFilename);
        Assert.Equal(await File.ReadAllTextAsync(served.Workshop["predicted.csv"]), await File.ReadAllTextAsync((await download.PathAsync())!));
        Assert.Contains("Köln", await page.Locator("#table-notices").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await open.BeyondTheEdge());
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(open.Complaints);
    }

    [BrowserFact]
    public async Task What_is_wrong_with_a_table_is_said_beside_its_field()
    {
        await using var open = await Chromium.Open(served.Client.BaseAddress!.ToString(), 390);
        var page = open.Page;
        await page.GetByText("Predict the table", new() { Exact = true }).ClickAsync();
        Assert.Equal("Choose a file.", await page.Locator("#table-wrong").InnerTextAsync());

        await page.Locator("#file").SetInputFilesAsync(served.Workshop.Write("wrong.csv", Table.Replace("1912-04-", "10.4.", StringComparison.Ordinal)));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#table-wrong:not([hidden])");
        Assert.StartsWith("wrong.csv, line ", await page.Locator("#table-wrong").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("#file:focus[aria-invalid]").CountAsync());

        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "large.csv", MimeType = "text/csv", Buffer = new byte[(8 * 1024 * 1024) + 1] });
        Assert.True(await page.Locator("#table-wrong").IsHiddenAsync());
        await page.GetByText("Predict the table", new() { Exact = true }).ClickAsync();
        Assert.Equal("large.csv has 8388609 bytes, and at most 8388608 are allowed; send it in parts.", await page.Locator("#table-wrong").InnerTextAsync());
        Assert.Empty(await open.BeyondTheEdge());
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    /// <summary>The rows with all columns as texts.</summary>
    private static byte[] Arrow(bool isFile)
    {
        string[][] rows = [.. Table.TrimEnd().Split('\n').Select(line => line.Split('"') is [var before, var quoted, var after] ? [.. before.TrimEnd(',').Split(','), quoted, .. after.TrimStart(',').Split(',')] : line.Split(','))];
        var schema = new Schema(rows[0].Select(name => new Field(name, StringType.Default, true)), null);
        var columns = rows[0].Select((_, at) => new StringArray.Builder().AppendRange(rows[1..].Select(row => row[at])).Build());
        using var bytes = new MemoryStream();
        using (var writer = isFile ? new ArrowFileWriter(bytes, schema, true) : new ArrowStreamWriter(bytes, schema, true))
        {
            writer.WriteRecordBatch(new RecordBatch(schema, columns, rows.Length - 1));
            writer.WriteEnd();
        }

        return bytes.ToArray();
    }

    private static async Task<string?> ErrorOf(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.GetProperty("error").GetString();
    }

    private Task<HttpResponseMessage> Send(byte[] body, string name)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"predict-table?name={name}") { Content = new ByteArrayContent(body), Headers = { ExpectContinue = true } };
        return served.Client.SendAsync(request);
    }
}
