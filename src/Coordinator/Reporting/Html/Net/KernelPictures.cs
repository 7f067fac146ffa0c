using System.Globalization;
using ActorSearch.Coordinator.Reporting.Html.Pictures;
using ActorSearch.Coordinator.Reporting.Html.Writing;
using ActorSearch.Coordinator.Wording;

namespace ActorSearch.Coordinator.Reporting.Html.Net;

/// <summary>The kernels of each convolution.</summary>
internal static class KernelPictures
{
    /// <summary>More outputs or inputs of a convolution are not shown.</summary>
    private const int Most = 32;

    public static void Write(Markup html, IReadOnlyList<ConvolutionKernels> convolutions)
    {
        if (convolutions.Count == 0)
        {
            return;
        }

        html.Write($"""<div id="kernels"><h3>The kernels of the convolutions</h3>""");
        html.Write($"""<p class="hint">Each small square is a kernel. It responds most to an image that is bright where the kernel is orange and dark where it is blue; white is 0.</p>""");
        foreach (var (index, layer) in convolutions.Index())
        {
            var (outputs, inputs) = (layer.Shape[0], layer.Shape[1]);
            var (height, width) = (layer.Shape[2], layer.Shape[3]);
            var largest = layer.Values.Max(value => Math.Abs(value ?? 0));
            var (down, across) = (Math.Min(Most, outputs), Math.Min(Most, inputs));
            var tiles = new List<Picture>();
            for (var output = 0; output < down; output++)
            {
                for (var input = 0; input < across; input++)
                {
                    tiles.Add(Picture.OfNumbers(width, height, layer.Values.AsSpan(((output * inputs) + input) * height * width, height * width), -largest, largest));
                }
            }

            var words = inputs == 1
                ? $"convolution {index + 1}: {Shown(down, outputs)} kernels of {height} × {width}, row by row"
                : $"convolution {index + 1}: kernels of {height} × {width}, a row for each of {Shown(down, outputs)} output maps, a column for each of {Shown(across, inputs)} input maps";
            html.Write($"""<div class="picture"><h4>{words}</h4>""");
            html.Picture(Picture.Montage(tiles, inputs == 1 ? 8 : across, 1), Palette.Signed, inputs == 1 ? 10 : across <= 16 ? 6 : 4, words);
            html.Scale(Palette.Signed, Figures.Format(-largest), "0", Figures.Format(largest));
            html.Write($"</div>");
        }

        html.Write($"</div>");
    }

    private static string Shown(int shown, int all) => shown == all
        ? all.ToString(CultureInfo.InvariantCulture)
        : $"the first {shown} of {all}";
}
