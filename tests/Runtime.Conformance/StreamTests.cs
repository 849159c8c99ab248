using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

/// <summary>Persistent streams with implicit subscriptions.</summary>
public sealed class StreamTests(StreamSilo streams) : ConformanceTest(streams.Silo), IClassFixture<StreamSilo>
{
    [Fact]
    public async Task An_event_activates_the_grain_with_the_streams_key()
    {
        await Put(StreamNames.Texts, "text");

        await Stage.WaitFor("text");
        Assert.Equal(1, Stage.Count($"subscribed to {StreamNames.Texts} of {StreamQueue.Provider}"));
    }

    [Fact]
    public async Task Keys_may_be_guids_and_numbers()
    {
        var guid = Guid.NewGuid();
        await streams.Queue.QueueMessageBatchAsync(StreamId.Create(StreamNames.Guids, guid), [Key], null, null);
        await streams.Queue.QueueMessageBatchAsync(StreamId.Create(StreamNames.Numbers, 255), [Key], null, null);

        await Stage.WaitFor(guid.ToString());
        await Stage.WaitFor("255");
    }

    [Fact]
    public async Task A_grain_is_told_of_each_of_its_subscriptions_once()
    {
        await Put(StreamNames.Texts, "one");
        await Stage.WaitFor("one");
        await Put(StreamNames.Texts, "two");
        await Put(StreamNames.Shared, "three");
        await Stage.WaitFor("two");
        await Stage.WaitFor("three");

        Assert.Equal(1, Stage.Count($"subscribed to {StreamNames.Texts} of {StreamQueue.Provider}"));
        Assert.Equal(1, Stage.Count($"subscribed to {StreamNames.Shared} of {StreamQueue.Provider}"));
        Assert.Equal(2, Stage.Count("the first handle cannot be used again"));
    }

    [Fact]
    public async Task Every_class_that_is_subscribed_gets_the_event()
    {
        await Put(StreamNames.Shared, "text");

        await Stage.WaitFor("text");
        await Stage.WaitFor("second text");
    }

    [Fact]
    public async Task Events_of_a_stream_come_in_order()
    {
        string[] texts = [.. Enumerable.Range(0, 50).Select(i => $"text {i}")];
        foreach (var text in texts)
        {
            await Put(StreamNames.Texts, text);
        }

        await Stage.WaitFor("text 49");
        Assert.Equal(texts, Stage.History.Where(texts.Contains));
    }

    [Fact]
    public async Task A_batch_comes_one_by_one_or_at_once()
    {
        await Put(StreamNames.Texts, "a", "b");
        await Put(StreamNames.Batches, "a", "b", "c");

        await Stage.WaitFor("a at 0");
        await Stage.WaitFor("b at 1");
        await Stage.WaitFor("a@0+b@1+c@2");
    }

    [Fact]
    public async Task An_event_waits_for_the_call_that_its_grain_runs()
    {
        var staying = Grain<ITextGrain>().Stay("stay");
        await Stage.Started("stay");
        await Put(StreamNames.Texts, "text");
        await LetOthersActivate(Client);
        Stage.Release("stay");
        await staying;

        await Stage.WaitFor("text");
        Assert.Equal(["stay starts", "stay ends", "text"], Stage.History.Where(what => what is "stay starts" or "stay ends" or "text"));
    }

    [Fact]
    public async Task A_call_waits_for_the_event_that_its_grain_handles()
    {
        await Put(StreamNames.Texts, "act");
        await Stage.Started("act");
        var ping = Grain<ITextGrain>().Ping();
        await LetOthersActivate(Client);
        Assert.False(ping.IsCompleted);

        Stage.Release("act");
        await ping;
    }

    [Fact]
    public async Task A_slow_stream_does_not_hold_up_others_of_its_queue()
    {
        await Put(StreamNames.Texts, "act");
        await Stage.Started("act");
        for (var i = 0; i < 3; i++)
        {
            await streams.Queue.QueueMessageBatchAsync(StreamId.Create(StreamNames.Texts, KeyOf("other")), [$"text {i}"], null, null);
            await Stage.WaitFor($"text {i}");
        }

        Assert.Equal(0, Stage.Count("act ends"));
        Stage.Release("act");
        await Stage.WaitFor("act ends");
    }

    [Fact]
    public async Task A_batch_that_fails_comes_again_as_a_whole_and_nothing_overtakes_it()
    {
        await Put(StreamNames.Texts, "first", "fail");
        await Put(StreamNames.Texts, "later");
        await Stage.WaitFor("fail tried", 3);
        Stage.Record("fail may pass");

        await Stage.WaitFor("later");
        Assert.InRange(Stage.Count("first"), 3, int.MaxValue);
        Assert.Equal(1, Stage.Count("fail"));
        Assert.Equal(1, Stage.Count("later tried"));
    }

    [Fact]
    public async Task A_batch_that_fails_for_too_long_is_given_up()
    {
        await Put(StreamNames.Texts, "fail");
        await Put(StreamNames.Texts, "later");

        await Stage.WaitFor("later");
        Assert.Equal(1, Stage.Count("StreamEventDeliveryFailureException"));
        Assert.Equal(1, Stage.Count($"{StreamQueue.Provider} failed"));
        await Stage.WaitFor("later delivered");
        Assert.Equal(0, Stage.Count("fail delivered"));
    }

    [Fact]
    public async Task What_has_left_the_cache_is_told_to_the_receiver()
    {
        await Put(StreamNames.Shared, "a", "b");

        await Stage.WaitFor("a+b delivered");
        Assert.Equal((1, 1), (Stage.Count("b"), Stage.Count("second b")));
    }

    [Fact]
    public async Task A_batch_brings_its_request_context()
    {
        await streams.Queue.QueueMessageBatchAsync(StreamId.Create(StreamNames.Texts, Key), ["context"], null, new() { ["key"] = "value" });

        await Stage.WaitFor("context value");
    }

    [Fact]
    public async Task A_grain_may_put_events_into_a_stream()
    {
        Assert.Equal($"{StreamQueue.Provider} {StreamNames.Texts} False", await Grain<ITextGrain>().Produce(StreamNames.Texts, "text"));

        await Stage.WaitFor("text");
    }

    [Fact]
    public async Task A_stream_that_is_not_rewindable_takes_no_token()
    {
        await Put(StreamNames.Texts, "rewind");

        await Stage.WaitFor("no rewinding");
    }

    [Fact]
    public async Task A_grain_may_subscribe_to_the_stream_that_it_is_subscribed_to_and_to_no_other()
    {
        await Put(StreamNames.Subscribed, "text");

        await Stage.WaitFor("text");
        await Stage.WaitFor("no explicit subscriptions");
        await Stage.WaitFor("no such provider");
    }

    [Fact]
    public async Task The_receiver_is_ended_with_the_silo()
    {
        var queue = new StreamQueue();
        await using var silo = await StreamSilo.Start(Silo.Database, queue);

        await silo.Stop();

        await queue.Ended.Within("the receiver's end");
    }

    [Fact]
    public async Task Nothing_can_be_put_into_a_stream_that_is_read_only()
    {
        await using var silo = await StreamSilo.Start(Silo.Database, new StreamQueue { Direction = Orleans.Streams.StreamProviderDirection.ReadOnly });

        await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Client.GetGrain<ITextGrain>(Key).Produce(StreamNames.Texts, "text"));
    }

    private Task Put(string @namespace, params string[] texts) => streams.Queue.QueueMessageBatchAsync(StreamId.Create(@namespace, Key), texts, null, null);
}
