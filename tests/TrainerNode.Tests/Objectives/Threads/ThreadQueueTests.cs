using ActorSearch.TrainerNode.Objectives.Threads;

namespace ActorSearch.TrainerNode.Tests.Objectives.Threads;

public sealed class ThreadQueueTests
{
    [Fact]
    public void Each_item_is_taken_in_order_however_often_the_thread_is_interrupted()
    {
        const int Count = 20_000;
        var queue = new ThreadQueue<int>();
        List<int> taken = [];
        var (last, spins) = (-1, new Random(1));
        var thread = new Thread(() =>
        {
            foreach (var item in queue.Items())
            {
                taken.Add(item);
                Volatile.Write(ref last, item);
            }
        });
        thread.Start();

        for (var item = 0; item < Count; item++)
        {
            // The thread waits, and is interrupted at the moment at which it is to be woken.
            SpinWait.SpinUntil(() => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
            thread.Interrupt();
            Thread.SpinWait(spins.Next(400));
            queue.Add(item);
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref last) == item, TimeSpan.FromMinutes(1)), $"item {item} is not taken");
        }

        queue.Complete();
        thread.Join();
        Assert.Equal(Enumerable.Range(0, Count), taken);
    }
}
