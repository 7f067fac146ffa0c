using System.Text.Json;
using ActorSearch.Abstractions;

namespace MyObjective;

/// <summary>A model that predicts the mean target of the rows nearest to the one that is asked for.</summary>
internal sealed record MyObjectiveModel(int Neighbours, double[][] Inputs, double[] Targets)
{
    public static MyObjectiveModel Of(ObjectiveRows rows, ReadOnlyMemory<int> training, int neighbours)
    {
        var numbers = training.ToArray();
        return new MyObjectiveModel(neighbours, [.. numbers.Select(row => rows.Row(row).ToArray())], [.. numbers.Select(row => rows.Targets.Span[row])]);
    }

    public static MyObjectiveModel Load(string file) => JsonSerializer.Deserialize<MyObjectiveModel>(File.ReadAllText(file))!;

    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this));

    public double Predict(ReadOnlySpan<double> asked)
    {
        var distances = new double[Inputs.Length];
        for (var row = 0; row < distances.Length; row++)
        {
            for (var column = 0; column < asked.Length; column++)
            {
                var difference = Inputs[row][column] - asked[column];
                distances[row] += difference * difference;
            }
        }

        return Enumerable.Range(0, distances.Length).OrderBy(row => distances[row]).ThenBy(row => row).Take(Neighbours).Average(row => Targets[row]);
    }
}
