using Orleans.Streams;
using Orleans.Streams.Core;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>Namespaces of streams.</summary>
public static class StreamNames
{
    public const string Texts = "texts";
    public const string Batches = "batches";
    public const string Shared = "shared";
    public const string Guids = "guids";
    public const string Numbers = "numbers";
    public const string Subscribed = "subscribed";
    public const string Nobody = "nobody";
}

/// <summary>Gets texts one by one and records "text" or, for a text that begins with "fail", fails until its stage says "text may pass".</summary>
public interface ITextGrain : IGrainWithStringKey
{
    Task Ping();

    /// <summary>Runs until "text may end" for that text.</summary>
    Task Stay(string act);

    Task<string> Produce(string @namespace, string text);
}

[ImplicitStreamSubscription(StreamNames.Texts), ImplicitStreamSubscription(StreamNames.Shared)]
public sealed class TextGrain : Grain, ITextGrain, IStreamSubscriptionObserver, IAsyncObserver<string>
{
    private StreamSubscriptionHandle<string>? _handle;

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
    {
        Stage.Of(this).Record($"subscribed to {handleFactory.StreamId.GetNamespace()} of {handleFactory.ProviderName}");
        var first = handleFactory.Create<string>();
        _handle = await first.ResumeAsync(this);
        await Reuse(first, "the first handle");
    }

    public async Task OnNextAsync(string item, StreamSequenceToken? token = null)
    {
        var stage = Stage.Of(this);
        if (item.StartsWith("act", StringComparison.Ordinal))
        {
            await stage.Perform(item);
            return;
        }

        stage.Record($"{item} tried");
        if (item.StartsWith("fail", StringComparison.Ordinal) && stage.Count($"{item} may pass") == 0)
        {
            throw new InvalidOperationException(item);
        }

        if (item == "context")
        {
            stage.Record($"context {RequestContext.Get("key")}");
        }

        if (item == "rewind")
        {
            await Resume(token!);
        }

        stage.Record($"{item} at {token!.EventIndex}");
        stage.Record(item);
    }

    public Task OnErrorAsync(Exception ex)
    {
        Stage.Of(this).Record(ex.GetType().Name);
        return Task.CompletedTask;
    }

    public Task Ping() => Task.CompletedTask;

    public Task Stay(string act) => Stage.Of(this).Perform(act);

    public async Task<string> Produce(string @namespace, string text)
    {
        var stream = this.GetStreamProvider(StreamQueue.Provider).GetStream<string>(StreamId.Create(@namespace, this.GetPrimaryKeyString()));
        await stream.OnNextAsync(text);
        return $"{stream.ProviderName} {stream.StreamId.GetNamespace()} {stream.IsRewindable}";
    }

    private async Task Reuse(StreamSubscriptionHandle<string> handle, string name)
    {
        try
        {
            await handle.ResumeAsync(this);
        }
        catch (InvalidOperationException)
        {
            Stage.Of(this).Record($"{name} cannot be used again");
        }
    }

    private async Task Resume(StreamSequenceToken token)
    {
        try
        {
            await _handle!.ResumeAsync(this, token);
        }
        catch (ArgumentNullException)
        {
            Stage.Of(this).Record("no rewinding");
        }
    }
}

/// <summary>Gets the same texts as <see cref="TextGrain"/>, and records them with its name.</summary>
public interface ISecondTextGrain : IGrainWithStringKey;

[ImplicitStreamSubscription(StreamNames.Shared)]
public sealed class SecondTextGrain : Grain, ISecondTextGrain, IStreamSubscriptionObserver, IAsyncObserver<string>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<string>().ResumeAsync(this);

    public Task OnNextAsync(string item, StreamSequenceToken? token = null)
    {
        Stage.Of(this).Record($"second {item}");
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}

/// <summary>Gets texts as they were batched.</summary>
public interface ITextBatchGrain : IGrainWithStringKey;

[ImplicitStreamSubscription(StreamNames.Batches)]
public sealed class TextBatchGrain : Grain, ITextBatchGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<string>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<string>().ResumeAsync(this);

    public Task OnNextAsync(IList<SequentialItem<string>> items)
    {
        Stage.Of(this).Record(string.Join('+', items.Select(item => $"{item.Item}@{item.Token.EventIndex}")));
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}

/// <summary>A grain that subscribes by itself to a stream that it is subscribed to implicitly, and tries to for another one.</summary>
public interface ISubscribingGrain : IGrainWithStringKey;

[ImplicitStreamSubscription(StreamNames.Subscribed)]
public sealed class SubscribingGrain : Grain, ISubscribingGrain, IAsyncObserver<string>
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var provider = this.GetStreamProvider(StreamQueue.Provider);
        await provider.GetStream<string>(StreamId.Create(StreamNames.Subscribed, this.GetPrimaryKeyString())).SubscribeAsync(this);
        try
        {
            await provider.GetStream<string>(StreamId.Create(StreamNames.Texts, this.GetPrimaryKeyString())).SubscribeAsync(this);
        }
        catch (ArgumentOutOfRangeException)
        {
            Stage.Of(this).Record("no explicit subscriptions");
        }

        try
        {
            this.GetStreamProvider("nothing");
        }
        catch (KeyNotFoundException)
        {
            Stage.Of(this).Record("no such provider");
        }
    }

    public Task OnNextAsync(string item, StreamSequenceToken? token = null)
    {
        Stage.Of(this).Record(item);
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}

/// <summary>Grains whose keys are not text. What they get names the stage.</summary>
public interface IGuidStreamGrain : IGrainWithGuidKey;

[ImplicitStreamSubscription(StreamNames.Guids)]
public sealed class GuidStreamGrain : Grain, IGuidStreamGrain, IStreamSubscriptionObserver, IAsyncObserver<string>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<string>().ResumeAsync(this);

    public Task OnNextAsync(string item, StreamSequenceToken? token = null)
    {
        Stage.Of(item).Record(this.GetPrimaryKey().ToString());
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}

/// <inheritdoc cref="IGuidStreamGrain"/>
public interface INumberStreamGrain : IGrainWithIntegerKey;

[ImplicitStreamSubscription(StreamNames.Numbers)]
public sealed class NumberStreamGrain : Grain, INumberStreamGrain, IStreamSubscriptionObserver, IAsyncObserver<string>
{
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<string>().ResumeAsync(this);

    public Task OnNextAsync(string item, StreamSequenceToken? token = null)
    {
        Stage.Of(item).Record(this.GetPrimaryKeyLong().ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
