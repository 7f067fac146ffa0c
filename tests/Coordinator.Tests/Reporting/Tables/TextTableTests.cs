using System.Collections.Immutable;
using ActorSearch.Coordinator.Reporting.Tables;

namespace ActorSearch.Coordinator.Tests.Reporting.Tables;

/// <summary>A table in windows of all widths: each line fits, and each text is there.</summary>
public class TextTableTests
{
    public static TheoryData<int, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<int, int>();
            foreach (var width in new[] { 12, 24, 40, 60, 79, 80, 99, 100, 120, 200 })
            {
                foreach (var hyperparameters in new[] { 0, 1, 5, 30 })
                {
                    sizes.Add(width, hyperparameters);
                }
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_line_fits_and_every_value_is_there(int width, int hyperparameters)
    {
        var table = Ranking(hyperparameters, 3);

        var lines = table.Lines(width).ToList();

        Assert.All(lines, line => Assert.InRange(TextWidth.Measure(line), 1, width));
        var text = string.Concat(lines).Replace(" ", "", StringComparison.Ordinal);
        Assert.All(table.Rows.SelectMany(row => row), cell => Assert.Contains(cell.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    public void Words_are_never_broken_in_a_usual_window(int width)
    {
        var lines = Ranking(5, 3).Lines(width).ToList();

        Assert.Contains(lines, line => line.Contains("learning-rate-3 0.0013", StringComparison.Ordinal));
        Assert.InRange(lines.Count, 5, 3 + (3 * 4));
    }

    [Fact]
    public void Without_a_window_each_hyperparameter_has_its_column()
    {
        var lines = Ranking(30, 2).Lines(0).ToList();

        Assert.Equal(4, lines.Count);
        Assert.Contains("learning-rate-29", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_is_broken_only_where_it_alone_is_too_long()
    {
        var name = new string('x', 70);
        var table = new TextTable([new TableColumn("rank", TableColumnKind.Number), new TableColumn(name, TableColumnKind.Setting), new TableColumn("loss", TableColumnKind.Number)], [["1", "0.1", "2.5"]]);

        Assert.Contains(table.Lines(80), line => line.Contains($"{name} 0.1", StringComparison.Ordinal));
        Assert.All(table.Lines(30), line => Assert.InRange(line.Length, 1, 30));
    }

    [Fact]
    public void Wide_characters_take_two_cells()
    {
        var table = new TextTable([new TableColumn("学習率", TableColumnKind.Setting), new TableColumn("loss", TableColumnKind.Number)], [["高い", "1"], ["x", "22"]]);

        Assert.Single(table.Lines(0).Skip(2).Select(TextWidth.Measure).Distinct());
        Assert.All(table.Lines(9), line => Assert.InRange(TextWidth.Measure(line), 1, 9));
    }

    [Fact]
    public void A_table_without_rows_is_its_headings() =>
        Assert.Equal(2, Ranking(2, 0).Lines(0).Count());

    private static TextTable Ranking(int hyperparameters, int rows) => new(
        [
            new TableColumn("rank", TableColumnKind.Number),
            .. Enumerable.Range(0, hyperparameters).Select(i => new TableColumn($"learning-rate-{i}", TableColumnKind.Setting)),
            new TableColumn("validation loss", TableColumnKind.Number), new TableColumn("train loss", TableColumnKind.Number), new TableColumn("best epoch", TableColumnKind.Number),
            new TableColumn("status"),
        ],
        [
            .. Enumerable.Range(1, rows).Select(row => (ImmutableArray<string>)
                [$"{row}", .. Enumerable.Range(0, hyperparameters).Select(i => $"0.00{row}{i}"), "0.1072 ± 0.02130", "0.1034", "123.4", "scored"]),
        ]);
}
