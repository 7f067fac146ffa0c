using ActorSearch.TrainerNode.Models;

namespace ActorSearch.TrainerNode.Tests.Models;

/// <summary>What a net of any kind must do on any engine.</summary>
internal static class NetContract
{
    /// <summary>Each parameter has a place of its own, and what is between them stays 0.</summary>
    public static void KeepsPadding(INet net)
    {
        var stream = SomeNet.Dropout();
        net.Backpropagate(net.Capacity, ref stream);

        var owned = net.Layout.Blocks
            .SelectMany(block =>
                from row in Enumerable.Range(0, block.Rows)
                from column in Enumerable.Range(0, block.Columns)
                select block.IndexOf(row, column))
            .ToArray();

        Assert.Equal(owned.Length, owned.Distinct().Count());
        Assert.Equal(net.Layout.Count, owned.Count(place => place < net.Layout.Trained));
        Assert.Equal((0, 0), (net.Layout.Trained % 16, net.Layout.Length % 16));
        foreach (var padding in Enumerable.Range(0, net.Layout.Trained).Except(owned)) Assert.Equal(0, net.Gradients[padding]);
        foreach (var padding in Enumerable.Range(0, net.Layout.Length).Except(owned)) Assert.Equal(0, net.Parameters[padding]);
    }

    /// <summary>A net starts at 0 although the one before it in the same memory was full of NaN.</summary>
    /// <param name="before">Filled; it is disposed.</param>
    /// <param name="create">Makes the next one.</param>
    public static void StartsAtZero(INet before, Func<INet> create)
    {
        using (before)
        {
            before.Inputs.Fill(float.NaN);
            var stream = SomeNet.Dropout();
            Assert.True(float.IsNaN(before.Backpropagate(3, ref stream)));
        }

        using var net = create();

        Assert.DoesNotContain(net.Parameters.ToArray(), value => value != 0);
        Assert.DoesNotContain(net.Gradients.ToArray(), value => value != 0);
        Assert.DoesNotContain(net.Predict(net.Capacity).ToArray(), value => value != 0);
    }

    public static void RefusesRowsBeyondItsCapacity(INet net)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Predict(net.Capacity + 1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Predict(0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            var stream = SomeNet.Dropout();
            net.Backpropagate(net.Capacity + 1, ref stream);
        });
    }
}
