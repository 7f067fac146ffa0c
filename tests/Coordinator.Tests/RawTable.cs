using System.Globalization;
using System.Text;
using ActorSearch.Shared.Randomness;

namespace ActorSearch.Coordinator.Tests;

/// <summary>A table as people have them: an id, texts, blanks, flags and a date; who was saved depends on most of them.</summary>
internal static class RawTable
{
    public const string Header = "ticket,saved,class,name,sex,age,fare,deck,port,alone,boarded";

    /// <summary>Preparations of each family in one search.</summary>
    public const string EveryPreparation = """
        name = raw, seed = 2
        data { kind = csv, train = d.csv, target = saved, prepare { levels = 4, quantiles = 20, clip = 0.01, log1p = true } }
        loss.kind = cross-entropy
        model.hidden = [6]
        training { max-epochs = 3, batch-size = 16, early-stopping = false }
        validation.folds = 2
        space {
          data.prepare.encode = [one-hot, ordinal, target, embedding]
          data.prepare.scale = [standard, robust, quantile]
          data.prepare.impute = [median, constant]
        }
        """;

    /// <summary>The file.</summary>
    /// <param name="seed">Other seeds draw other rows of the same population.</param>
    /// <param name="withTarget">Whether it says who was saved.</param>
    public static string Text(int rows, ulong seed, bool withTarget = true)
    {
        var random = RandomStream.For(seed, StreamPurpose.GeneratedData);
        var text = new StringBuilder(withTarget ? Header : Header.Replace(",saved", "", StringComparison.Ordinal)).Append('\n');
        for (var row = 0; row < rows; row++) text.Append(Row(row, ref random, withTarget)).Append('\n');
        return text.ToString();
    }

    private static string Row(int row, ref RandomStream random, bool withTarget)
    {
        var (sex, place, port) = (random.NextInt32(2), 1 + random.NextInt32(3), "SSSCQ"[random.NextInt32(5)]);
        var (age, fare) = (1 + (int)(random.NextDouble() * 70), Math.Round(80 / place * random.NextDouble(), 2));
        var (hasAge, hasDeck, hasPort) = (random.NextInt32(5) > 0, random.NextInt32(4) == 0, random.NextInt32(100) > 0);
        var (alone, day, deck) = (random.NextInt32(2), 1 + random.NextInt32(28), $"{"ABCDEFG"[random.NextInt32(7)]}{random.NextInt32(60)}");
        var odds = (2.2 * sex) - (0.8 * place) - (0.03 * age) + (port == 'C' ? 0.8 : 0) + (hasDeck ? 0.7 : 0) + (0.5 * alone) + 0.9 + (0.7 * random.NextNormal());
        return string.Create(CultureInfo.InvariantCulture, $"P-{row:0000}{(withTarget ? odds > 0 ? ",yes" : ",no" : "")},{place},\"Person {row}, {random.NextUInt32():x}\",")
            + string.Create(CultureInfo.InvariantCulture, $"{(sex == 1 ? "female" : "male")},{(hasAge ? age : "")},{fare},{(hasDeck ? deck : "")},{(hasPort ? port : "")},")
            + string.Create(CultureInfo.InvariantCulture, $"{(alone == 1 ? "yes" : "no")},1912-04-{day:00}");
    }
}
