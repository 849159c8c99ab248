using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

/// <summary>Observers live outside of grains: in a client, or in the silo's process as in a web front end hosted with it.</summary>
public sealed class ObserverTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    private static readonly string[] Words = [.. Enumerable.Range(0, 100).Select(number => $"word {number}")];

    private readonly Dictionary<Listener, IListener> _references = [];

    [Theory]
    [InlineData(Caller.Client)]
    [InlineData(Caller.Host)]
    public async Task A_grain_calls_an_observer_and_gets_its_answer(Caller home)
    {
        var listener = new Listener(Stage);
        var speaker = await SpeakTo(listener, home);

        Assert.Equal("answer to question", await speaker.Ask("question"));
        GC.KeepAlive(listener);
    }

    [Theory]
    [InlineData(Caller.Client)]
    [InlineData(Caller.Host)]
    public async Task A_grain_waits_for_an_observers_answer(Caller home)
    {
        var listener = new Listener(Stage);
        var speaker = await SpeakTo(listener, home);

        await speaker.Say("word");

        Assert.Equal(["word"], Stage.History);
        GC.KeepAlive(listener);
    }

    [Theory]
    [InlineData(Caller.Client)]
    [InlineData(Caller.Host)]
    public async Task An_observers_failure_reaches_the_grain(Caller home)
    {
        var listener = new Listener(Stage);
        var speaker = await SpeakTo(listener, home);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => speaker.Say(Listener.Unheard));

        Assert.Equal("not heard", failure.Message);
        GC.KeepAlive(listener);
    }

    [Theory]
    [InlineData(Caller.Client)]
    [InlineData(Caller.Host)]
    public async Task One_way_calls_all_reach_an_observer(Caller home)
    {
        var listener = new Listener(Stage);
        var speaker = await SpeakTo(listener, home);

        await speaker.SayAll(Words);
        await Task.WhenAll(Words.Select(word => Stage.WaitFor(word)));

        Assert.Equal(Words.Order(), Stage.History.Order());
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task One_way_calls_reach_an_observer_in_the_silos_process_in_order()
    {
        var listener = new Listener(Stage);
        var speaker = await SpeakTo(listener, Caller.Host);

        await speaker.SayAll(Words);
        await Stage.WaitFor(Words[^1]);

        Assert.Equal(Words, Stage.History);
        GC.KeepAlive(listener);
    }

    [Theory]
    [InlineData(Caller.Client)]
    [InlineData(Caller.Host)]
    public async Task An_observer_that_is_gone_is_not_called_and_its_caller_times_out(Caller home)
    {
        var listener = new Listener(Stage);
        var speaker = await SpeakTo(listener, home);
        Factory(home).DeleteObjectReference<IListener>(Reference(listener));

        // Asked of the grain, since the call of the grain would itself time out if that of the observer never ended.
        Assert.Equal(typeof(TimeoutException).FullName, await speaker.TrySay("word"));
        Assert.Empty(Stage.History);
        GC.KeepAlive(listener);
    }

    [Theory]
    [InlineData(Caller.Client)]
    [InlineData(Caller.Host)]
    public async Task A_one_way_call_to_an_observer_that_is_gone_is_dropped(Caller home)
    {
        var listener = new Listener(Stage);
        var speaker = await SpeakTo(listener, home);
        Factory(home).DeleteObjectReference<IListener>(Reference(listener));
        await speaker.SayOneWay("lost");

        // Were the observer still called, it would have heard the first word when it has heard the second.
        Assert.Equal(typeof(TimeoutException).FullName, await speaker.TrySay("lost too"));
        var other = new Listener(Stage);
        await speaker.Listen(Refer(other, home));
        await speaker.Say("word");

        Assert.Equal(["word"], Stage.History);
        GC.KeepAlive(listener);
        GC.KeepAlive(other);
    }

    [Fact]
    public async Task References_to_one_observer_are_equal_and_to_two_are_not()
    {
        var listener = new Listener(Stage);
        var speaker = await SpeakTo(listener, Caller.Client);

        Assert.True(await speaker.IsListener(Reference(listener)));
        Assert.False(await speaker.IsListener(Refer(new Listener(Stage), Caller.Client)));
    }

    private IListener Refer(Listener listener, Caller home) =>
        _references[listener] = Factory(home).CreateObjectReference<IListener>(listener);

    private IListener Reference(Listener listener) => _references[listener];

    private async Task<ISpeakerGrain> SpeakTo(Listener listener, Caller home)
    {
        var speaker = Factory(home).GetGrain<ISpeakerGrain>(Key);
        await speaker.Listen(Refer(listener, home));
        return speaker;
    }

    private sealed class Listener(Stage stage) : IListener
    {
        public const string Unheard = "unheard";

        private int _hearing;

        public Task Hear(string word)
        {
            if (word == Unheard)
            {
                throw new InvalidOperationException("not heard");
            }

            stage.Record(word);
            return Task.CompletedTask;
        }

        /// <summary>Awaits something, and records when it is called meanwhile.</summary>
        public async Task HearOneWay(string word)
        {
            if (Interlocked.Increment(ref _hearing) > 1)
            {
                stage.Record("calls of an observer overlapped");
            }

            await Task.Yield();
            Interlocked.Decrement(ref _hearing);
            stage.Record(word);
        }

        public Task<string> Answer(string word) => Task.FromResult($"answer to {word}");
    }
}
