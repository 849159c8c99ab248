using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>A subscription in the hands of its grain; good for one use.</summary>
internal sealed class SubscriptionHandle<T>(PersistentStreamProvider provider, StreamSubscription subscription) : StreamSubscriptionHandle<T>
{
    private bool _isUsed;

    public override StreamId StreamId => subscription.StreamId;

    public override string ProviderName => provider.Name;

    public override Guid HandleId => subscription.Id.Guid;

    public override Task UnsubscribeAsync()
    {
        Use();
        StreamConsumer.OfTurn().Remove(subscription.Id);
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null) => Resume(new ItemObserver<T>(observer), token);

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null) => Resume(new BatchObserver<T>(observer), token);

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other is not null && other.HandleId == HandleId;

    public override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<T>);

    public override int GetHashCode() => HandleId.GetHashCode();

    internal Task<StreamSubscriptionHandle<T>> Resume(StreamObserver observer, StreamSequenceToken? token)
    {
        if (token is not null)
        {
            throw new ArgumentNullException(nameof(token), "Passing a non-null token to a non-rewindable IAsyncObservable.");
        }

        Use();
        StreamConsumer.OfTurn().Put(subscription.Id, observer);
        return Task.FromResult<StreamSubscriptionHandle<T>>(new SubscriptionHandle<T>(provider, subscription));
    }

    private void Use()
    {
        if (_isUsed)
        {
            throw new InvalidOperationException("Handle is no longer valid. It has been used to unsubscribe or resume.");
        }

        _isUsed = true;
    }
}
