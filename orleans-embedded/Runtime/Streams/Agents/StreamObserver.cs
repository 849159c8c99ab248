using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>What gets the events of a subscription.</summary>
internal abstract class StreamObserver
{
    public abstract Task Deliver(IBatchContainer batch);

    public abstract Task Fail(Exception exception);
}

/// <summary>One by one.</summary>
internal sealed class ItemObserver<T>(IAsyncObserver<T> observer) : StreamObserver
{
    public override async Task Deliver(IBatchContainer batch)
    {
        foreach (var (item, token) in batch.GetEvents<T>())
        {
            await observer.OnNextAsync(item, token);
        }
    }

    public override Task Fail(Exception exception) => observer.OnErrorAsync(exception);
}

/// <summary>As they were batched.</summary>
internal sealed class BatchObserver<T>(IAsyncBatchObserver<T> observer) : StreamObserver
{
    public override Task Deliver(IBatchContainer batch)
    {
        var items = batch.GetEvents<T>().Select(item => new SequentialItem<T>(item.Item1, item.Item2)).ToList();
        return items.Count == 0 ? Task.CompletedTask : observer.OnNextAsync(items);
    }

    public override Task Fail(Exception exception) => observer.OnErrorAsync(exception);
}
