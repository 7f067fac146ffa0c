using System.Globalization;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Loading;

namespace ActorSearch.TrainerNode.Tests.Data.Csv;

/// <summary>Phone numbers, addresses and other codes are digits, but no numbers.</summary>
public sealed class DividedDigitsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("0049 30 7346{0}")]
    [InlineData("+49 30 7346{0}")]
    [InlineData("+49307346{0}")]
    [InlineData("030 7346{0}")]
    [InlineData("030 734 6{0}")]
    [InlineData("(030) 7346{0}")]
    [InlineData("4613 1444 2973 23{0}")]
    [InlineData("192.168.17.{0}")]
    [InlineData("078 13 86{0}")]
    [InlineData("52.52{0}, 13.41{0}")]
    [InlineData("'00734{0}")]
    public void Digits_that_are_no_number_stay_texts(string form)
    {
        string Column(Func<int, string> cell) => "code,x,y\n" + Lines(row => $"\"{cell(row)}\",{row}.5,{row}");
        string Code(int row) => string.Format(CultureInfo.InvariantCulture, form, 10 + row);

        Assert.Equal(["x"], Load(Column(Code)).Train.InputNames.AsEnumerable());
        Assert.Equal([Code(0), Code(1), Code(2)], Load(Column(row => Code(row % 3))).Train.ColumnOf(0).Levels.AsEnumerable());
    }

    [Theory]
    [InlineData("+{0}.5", "-{0}.5")]
    [InlineData("+12345{0}", "-12345{0}")]
    [InlineData("+{0}", "+{0}")]
    public void Numbers_with_signs_are_no_phone_numbers(string one, string other) => Assert.Equal(
        ["a", "x"],
        Load("a,x,y\n" + Lines(row => $"{string.Format(CultureInfo.InvariantCulture, row % 2 == 0 ? one : other, 10 + row)},{row}.5,{row}")).Train.InputNames.AsEnumerable());

    [Theory]
    [InlineData("1.5.2", "is a number with other text; write only the number.")]
    [InlineData("030 7346", "is a number with other text; write only the number.")]
    [InlineData("12 500", "has digit separators; write 12500.")]
    [InlineData("56 m²", "is a number with other text; write only the number.")]
    public void One_such_field_among_numbers_is_a_typing_error(string field, string sentence) => Assert.Equal(
        $"train.csv, line 4, column \"a\": \"{field}\" {sentence}", Mistake("a,x,y\n" + Lines(row => $"{(row == 2 ? field : $"{row}.25")},{row}.5,{row}")));

    private static string Lines(Func<int, string> line) => string.Concat(Enumerable.Range(0, 30).Select(row => line(row) + "\n"));

    private DataSet Load(string train) => Assert.IsType<Checked<DataSet>.Right>(DataSets.Load(_folder.Csv(train))).Value;

    private string Mistake(string train) => Assert.Single(Assert.IsType<Checked<DataSet>.Wrong>(DataSets.Load(_folder.Csv(train))).Mistakes)
        .ToString().Replace(_folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}
