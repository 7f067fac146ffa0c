using System.Collections.Immutable;
using System.Text;
using ActorSearch.Coordinator.Reporting.Csv;
using ActorSearch.TrainerNode.Data;
using ActorSearch.TrainerNode.Data.Inputs;
using ActorSearch.TrainerNode.Models;
using ActorSearch.TrainerNode.Models.Activations;
using ActorSearch.TrainerNode.Models.Kinds;

namespace ActorSearch.Coordinator.Tests.Reporting.Csv;

public class PredictionsCsvTests
{
    [Fact]
    public void A_prediction_is_appended_to_each_row_as_it_stands()
    {
        var text = Written(Model("y", []), Rows(';', "id;a", "007;1.50", "\"x;y\";2"), [0.5, -1e-9f]);

        Assert.Equal("id;a;predicted_y\n007;1.50;0.5\n\"x;y\";2;-1E-09\n", text);
    }

    [Fact]
    public void Classes_have_their_names_and_a_probability_each()
    {
        var text = Written(Model("kind", ["a,b", "say \"hi\""]), Rows(',', "a", "1", "2"), [0.25, 0.75, 0.5, 0.5]);

        Assert.Equal(
            "a,predicted_kind,\"probability_a,b\",\"probability_say \"\"hi\"\"\"\n1,\"say \"\"hi\"\"\",0.25,0.75\n2,\"a,b\",0.5,0.5\n", text);
    }

    [Fact]
    public void A_file_without_a_header_gets_none() =>
        Assert.Equal("1,2,3\n", Written(Model("0", []), new InputRows([], ',', null, [Encoding.UTF8.GetBytes("1,2")], []), [3]));

    [Fact]
    public void A_name_that_the_file_has_already_gets_a_number()
    {
        var text = Written(Model("y", []), Rows(',', "a,predicted_y,predicted_y_2", "1,2,3"), [4]);

        Assert.Equal("a,predicted_y,predicted_y_2,predicted_y_3\n1,2,3,4\n", text);
    }

    private static string Written(TrainedModel model, InputRows rows, double[] predictions)
    {
        using var stream = new MemoryStream();
        new PredictionsCsv(model, rows, predictions, header: true).Write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static InputRows Rows(char delimiter, string header, params string[] records) =>
        new([.. header.Split(delimiter)], delimiter, Encoding.UTF8.GetBytes(header), [.. records.Select(Encoding.UTF8.GetBytes)], []);

    private static TrainedModel Model(string target, ImmutableArray<string> classes) => new(
        new Mlp([1], new Relu(), 0), ["a"], target, ColumnScale.None(1), ColumnScale.None(1), [])
    {
        Classes = classes,
    };
}
