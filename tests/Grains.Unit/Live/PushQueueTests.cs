using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Live;

namespace InstaHub.Grains.Unit.Live;

/// <summary>Pushes wait in order, boundedly, and nothing is dropped without a trace.</summary>
public sealed class PushQueueTests
{
    private const long Epoch = 9;

    [Fact]
    public void Batches_follow_each_other()
    {
        var queue = new PushQueue(Epoch, 10_000);
        var pushes = Enumerable.Range(0, PushQueue.MaxBatch + 1).Select(_ => Push()).ToList();
        foreach (var push in pushes)
            Assert.Equal(0, queue.Add(push));

        var first = queue.Take()!;
        var second = queue.Take()!;

        Assert.Equal(new PushPoint(Epoch, 0), first.Before);
        Assert.Equal(first.After, second.Before);
        Assert.Equal(queue.Point, second.After);
        Assert.Equal(pushes, [.. first.Pushes, .. second.Pushes]);
        Assert.Null(queue.Take());
    }

    [Fact]
    public void What_is_dropped_shows_as_a_gap()
    {
        var queue = new PushQueue(Epoch, capacity: 2);
        queue.Add(Push());
        var last = queue.Take()!.After;

        Assert.Equal([0, 0, 2], [queue.Add(Push()), queue.Add(Push()), queue.Add(Push())]);

        var next = queue.Take()!;
        Assert.Single(next.Pushes);
        Assert.Equal(last.Count + 2, next.Before.Count);
        Assert.Equal(queue.Point, next.After);
    }

    [Fact]
    public void What_is_cleared_shows_as_a_gap()
    {
        var queue = new PushQueue(Epoch, capacity: 2);
        queue.Add(Push());

        Assert.Equal(1, queue.Clear());
        queue.Add(Push());

        Assert.Equal(1, queue.Take()!.Before.Count);
    }

    private static LivePush Push() => new([], new LiveEvent("x", default));
}
