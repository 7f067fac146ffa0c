using System.Globalization;
using ActorSearch.Coordinator.Search;
using Parquet;
using Parquet.Schema;

namespace ActorSearch.Coordinator.Tests.EndToEnd;

/// <summary>A table with texts, blanks, flags, an id and dates goes through the built program as it is.</summary>
public sealed class RawTableTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public async Task A_table_is_searched_untouched_and_its_model_takes_a_raw_file_with_what_it_has_never_seen()
    {
        _workshop.Write("train.csv", RawTable.Text(800, 1));
        _workshop.Write("test.csv", RawTable.Text(400, 2));
        _workshop.Write("raw.conf", """
            data { train = train.csv, test = test.csv, target = saved }
            loss.kind = cross-entropy
            training.max-epochs = 15
            space { optimizer.learning-rate = [0.01] }
            """);

        var end = (await Coordinator.Run(_workshop.Folder, "run", "raw.conf", "--out", "out")).With(0);

        // Without any input 0.6 of the rows are right, without the noise of the table 0.87.
        var test = end.Lines.Single(line => line.StartsWith("test loss", StringComparison.Ordinal)).Split("accuracy ")[1].Split([',', ')'])[0];
        Assert.InRange(double.Parse(test, CultureInfo.InvariantCulture), 0.74, 0.95);

        // Columns in another order and without the target; a port and a deck that the training rows do not have, and a class where none was missing.
        _workshop.Write("in.csv", "boarded,port,class,sex,age,fare,deck,alone\n1912-04-10,S,3,male,,7.25,,no\n,X,,female,30,80,Z99,yes\n");
        var predicted = (await Coordinator.Run(_workshop.Folder, "predict", "out", "in.csv")).With(0);

        Assert.Equal("boarded,port,class,sex,age,fare,deck,alone,predicted_saved,probability_no,probability_yes", predicted.Lines[0]);
        var (low, high) = (Yes(predicted.Lines[1]), Yes(predicted.Lines[2]));
        Assert.InRange(low, 0, 0.5);
        Assert.InRange(high, low, 1);

        static double Yes(string line) => double.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_table_that_pandas_wrote_is_searched_with_weights_and_a_threshold_and_predicted()
    {
        var rows = Enumerable.Range(0, 120).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row + 7},{row % 40 / 8d},0{row % 3}123,{row % 4},{(row % 40 > 20 == (row % 7 > 0) ? "yes" : "no")},,")).ToList();
        _workshop.Write("pandas.csv", $"# written on Friday\n,x,zip,w,y,,\n{string.Join('\n', rows)}\n,,,,,,\n");
        _workshop.Write("pandas.conf", """
            data { train = pandas.csv, columns { w = weight } }
            loss.kind = cross-entropy
            selection { threshold = costs, costs { no = 1, yes = 5 } }
            training.max-epochs = 5
            space { optimizer.learning-rate = [0.01] }
            """);

        var end = (await Coordinator.Run(_workshop.Folder, "run", "pandas.conf", "--out", "out")).With(0);

        Assert.Contains(end.Lines, line => line.StartsWith("threshold: yes from a probability of", StringComparison.Ordinal));
        var held = await File.ReadAllLinesAsync(_workshop["out/predictions.csv"]);
        Assert.Contains("Unnamed: 0", held[0], StringComparison.Ordinal);
        Assert.Equal(121, held.Length);

        _workshop.Write("far.csv", "x,zip\n1,00123\n1e300,01123\n");
        var far = (await Coordinator.Run(_workshop.Folder, "predict", "out", "far.csv")).With(0);
        Assert.EndsWith(",,NaN,NaN", far.Lines[2], StringComparison.Ordinal);
        Assert.Contains("far.csv: 1 prediction is not a finite number (row 1, counted from 0): a value is far from all training rows.", far.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parquet_file_is_searched_and_predicted_like_its_csv()
    {
        var (rows, bytes) = (Enumerable.Range(0, 40).Select(row => (X: row / 8d, Y: row * row / 64d)).ToArray(), new MemoryStream());
        var schema = new ParquetSchema(new DataField("x", typeof(double)), new DataField("y", typeof(double)));
        await using (var writer = await ParquetWriter.CreateAsync(schema, bytes))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<double>(schema.DataFields[0], rows.Select(row => row.X).ToArray().AsMemory());
            await group.WriteAsync<double>(schema.DataFields[1], rows.Select(row => row.Y).ToArray().AsMemory());
        }

        await File.WriteAllBytesAsync(_workshop["squares.parquet"], bytes.ToArray());
        _workshop.Write("squares.csv", string.Create(CultureInfo.InvariantCulture, $"x,y\n{string.Join('\n', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.X},{row.Y}")))}\n"));
        (await Coordinator.Run(_workshop.Folder, "init", "squares.parquet")).With(0);
        (await Coordinator.Run(_workshop.Folder, "run", "squares.conf", "--out", "out", "--set", "training.max-epochs=2")).With(0);

        var ofParquet = (await Coordinator.Run(_workshop.Folder, "predict", "out", "squares.parquet")).With(0).Lines;
        var ofCsv = (await Coordinator.Run(_workshop.Folder, "predict", "out", "squares.csv")).With(0).Lines;
        Assert.Equal("x,y,predicted_y", ofParquet[0]);
        Assert.Equal(41, ofParquet.Count(line => line.Length > 0));
        Assert.Equal(ofCsv, ofParquet);
    }

    [Fact]
    public async Task The_digest_is_the_same_on_one_and_two_slots_with_every_preparation()
    {
        _workshop.Write("d.csv", RawTable.Text(60, 3));
        var experiment = Search.Experiment(RawTable.EveryPreparation.Replace("d.csv", _workshop["d.csv"], StringComparison.Ordinal));

        var one = Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_workshop["one"], experiment, 1));
        var two = Assert.IsType<SearchEnd.Finished>(await Search.RunAsync(_workshop["two"], experiment, 2));

        Assert.Equal(one.Digest, two.Digest);
        Assert.Equal(48, one.Board.Counted);
    }
}
