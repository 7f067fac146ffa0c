using ActorSearch.Coordinator.Reporting.Html.Pictures;

namespace ActorSearch.Coordinator.Tests.Reporting.Html.Pictures;

public sealed class PictureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [BrowserFact]
    public async Task A_browser_sees_the_pixels_that_were_written()
    {
        var montage = Picture.Montage([Picture.OfImage(2, 1, [0, 255]), Picture.OfImage(2, 1, [255, 0])], 1, 1);
        var file = _folder.At("page.html");
        await File.WriteAllTextAsync(file, $"<html data-ready=true><img src='data:image/png;base64,{Convert.ToBase64String(Png.Write(montage, Palette.Ink))}'></html>");
        await using var open = await Chromium.Open(file, 400);

        var pixels = await open.Page.EvaluateAsync<int[]>(
            """
            async () => {
              const image = document.images[0];
              await image.decode();
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
              const context = canvas.getContext('2d');
              context.drawImage(image, 0, 0);
              return [...context.getImageData(0, 0, canvas.width, canvas.height).data];
            }
            """);

        // White and black, a row of nothing, black and white.
        Assert.Equal(
            [255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255], pixels);
    }

    [Fact]
    public void Numbers_go_from_the_low_end_to_the_high_one_and_what_is_none_shows_nothing()
    {
        Assert.Equal([1, 128, 255, 255, 0], Picture.OfNumbers(5, 1, [-1f, 0f, 1f, 7f, null], -1, 1).Pixels);
        Assert.Equal([1, 1], Picture.OfNumbers(2, 1, [3f, 3f], 3, 3).Pixels);
    }

    [Fact]
    public void Of_a_large_picture_means_are_shown()
    {
        var shrunk = new Picture(3, 2, [10, 20, 7, 30, 40, 9]).Shrunk(2);

        Assert.Equal((2, 1), (shrunk.Width, shrunk.Height));
        Assert.Equal([25, 8], shrunk.Pixels);
        Assert.Equal(3, new Picture(3, 1, [1, 2, 3]).Shrunk(3).Width);
    }

    [Fact]
    public void A_montage_has_a_row_of_tiles_after_another()
    {
        var montage = Picture.Montage([new Picture(1, 1, [1]), new Picture(1, 1, [2]), new Picture(1, 1, [3])], 2, 1);

        Assert.Equal([1, 0, 2, 0, 0, 0, 3, 0, 0], montage.Pixels);
    }

    public void Dispose() => _folder.Dispose();
}
