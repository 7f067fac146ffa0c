using ActorSearch.Shared.Experiments.Kinds;

namespace ActorSearch.Shared.Validation;

/// <summary>Puts the rows that do not validate on the training side.</summary>
internal static class Partition
{
    /// <param name="rows">How many rows in all.</param>
    /// <param name="validation">Distinct rows in any order; sorted in place.</param>
    public static FoldSplit Create(int rows, int[] validation)
    {
        Array.Sort(validation);
        var train = new int[rows - validation.Length];
        int trained = 0, validated = 0;
        for (var row = 0; row < rows; row++)
        {
            if (validated < validation.Length && validation[validated] == row)
            {
                validated++;
            }
            else
            {
                train[trained++] = row;
            }
        }

        return new FoldSplit(train, validation);
    }
}
