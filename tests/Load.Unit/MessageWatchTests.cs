using System.Diagnostics;
using System.Text;
using InstaHub.Load.Benchmarks;

namespace InstaHub.Load.Unit;

/// <summary>What counts as a message that has come, and what of the time is measured.</summary>
public sealed class MessageWatchTests
{
    private static long Now => Stopwatch.GetTimestamp();

    [Fact]
    public void The_number_of_a_message_is_read_from_its_text()
    {
        Assert.Equal(42, NumberOf($$$"""{"type":1,"target":"message:new","arguments":[{"position":"x","data":{"text":"{{{MessageWatch.TextOf(42)}}}"}}]}"""));
        Assert.Null(NumberOf("""{"type":1,"target":"message:edited","arguments":[{"data":{"text":"m42 a"}}]}"""));
        Assert.Null(NumberOf("""{"type":1,"target":"message:new","arguments":[{"data":{"text":"hello"}}]}"""));
    }

    [Fact]
    public async Task Everything_has_come_when_each_receiver_has_each_message_and_each_is_acknowledged()
    {
        var watch = new MessageWatch(messages: 2, receivers: 2, warmup: 1);
        watch.Expect(0, Now);
        watch.Expect(1, Now - (5 * Stopwatch.Frequency));
        watch.Took(0);
        watch.Took(0);
        Answer(watch, 0);
        Answer(watch, 1);
        watch.Took(1);
        var all = watch.UntilAllAsync();
        Assert.False(all.IsCompleted);

        watch.Took(1);

        await all;
        Assert.Equal((4, 2, 1, 1), (watch.Count, watch.Pushes.Count, watch.Last.Count, watch.Answers.Count));
        Assert.InRange(watch.Pushes.Percentile(0), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60)); // from when it was meant to be sent
    }

    [Fact]
    public async Task A_message_that_comes_twice_to_somebody_is_a_failure()
    {
        var watch = new MessageWatch(messages: 2, receivers: 1);
        watch.Took(0);
        watch.Took(0);

        Assert.Contains("came to 2 receivers", (await Assert.ThrowsAsync<InvalidOperationException>(watch.UntilAllAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_refused_is_a_failure()
    {
        var watch = new MessageWatch(messages: 1, receivers: 1);
        watch.TakeAnswer("""{"type":3,"invocationId":"m0","error":"HubException: blocked"}"""u8);

        Assert.Contains("blocked", (await Assert.ThrowsAsync<InvalidOperationException>(watch.UntilAllAsync)).Message, StringComparison.Ordinal);
    }

    private static void Answer(MessageWatch watch, int number) =>
        watch.TakeAnswer(Encoding.UTF8.GetBytes($$"""{"type":3,"invocationId":"{{MessageWatch.CallOf(number)}}","result":1}"""));

    private static int? NumberOf(string record) => MessageWatch.NumberOf(Encoding.UTF8.GetBytes(record));
}
