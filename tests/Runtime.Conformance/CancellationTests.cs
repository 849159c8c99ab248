using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class CancellationTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task Cancelling_a_running_call_cancels_the_grains_token_and_the_callers_wait(Caller caller)
    {
        using var cancellation = new CancellationTokenSource();
        await As(caller, async grains =>
        {
            var call = grains.GetGrain<ICancelGrain>(Key).WaitForCancellation(cancellation.Token);
            await Stage.WaitFor("waits");
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        });

        await Stage.WaitFor("cancelled");
    }

    [Fact]
    public async Task Cancellation_passes_down_a_chain_of_calls()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Grain<ICancelGrain>("one").WaitThrough(Grain<ICancelGrain>("other"), cancellation.Token);
        await Stage.WaitFor("waits");
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Stage.WaitFor("cancelled");
    }

    [Fact]
    public async Task A_caller_that_cancels_does_not_wait_for_a_grain_that_takes_no_notice()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Grain<ICancelGrain>().Act("act", cancellation.Token);
        await Stage.Started("act");
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within("the caller's release"));
        Stage.Release("act");
        await Stage.WaitFor("act ends");
    }

    [Fact]
    public async Task A_call_cancelled_in_the_queue_is_never_run()
    {
        using var cancellation = new CancellationTokenSource();
        using var later = new CancellationTokenSource();
        await As(Caller.Grain, async grains =>
        {
            var grain = grains.GetGrain<ICancelGrain>(Key);
            var act = grain.Act("act", CancellationToken.None);
            await Stage.Started("act");
            var watch = grain.WatchForCancellation(later.Token);
            var waiting = grain.WaitForCancellation(cancellation.Token);
            await Stage.WaitFor("watches");
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

            // The grain learns of cancellations in their order, after their callers do.
            await later.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
            await Stage.WaitFor("watch cancelled");
            Stage.Release("act");
            await act;
            await grain.IsCancelled(CancellationToken.None);
        });

        Assert.Equal(["act starts", "watches", "watch cancelled", "act ends"], Stage.History);
    }

    [Fact]
    public async Task A_client_that_cancels_a_call_in_the_queue_is_released_at_once()
    {
        using var cancellation = new CancellationTokenSource();
        var grain = Grain<ICancelGrain>();
        var act = grain.Act("act", CancellationToken.None);
        await Stage.Started("act");
        var waiting = grain.WaitForCancellation(cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Within("the caller's release"));
        Stage.Release("act");
        await act;
    }

    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task A_call_cancelled_before_it_is_made_is_never_run(Caller caller)
    {
        await As(caller, async grains =>
        {
            var grain = grains.GetGrain<ICancelGrain>(Key);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grain.WaitForCancellation(new CancellationToken(canceled: true)));
            await grain.IsCancelled(CancellationToken.None);
        });

        Assert.Empty(Stage.History);
    }

    /// <summary>An active grain with nothing to do would begin a call at once, were it sent before its token is looked at.</summary>
    [Theory]
    [MemberData(nameof(EveryCaller))]
    public async Task Calls_cancelled_before_they_are_made_are_never_run_in_a_storm(Caller caller)
    {
        const int grainCount = 64, calls = 1000;
        await Task.WhenAll(Enumerable.Range(0, grainCount).Select(number => Task.Run(() => As(caller, async grains =>
        {
            var grain = grains.GetGrain<ICancelGrain>(KeyOf($"{number}"));
            for (var i = 0; i < calls; i++)
            {
                await grain.IsCancelled(CancellationToken.None);
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grain.WaitForCancellation(new CancellationToken(canceled: true)));
            }

            await grain.IsCancelled(CancellationToken.None);
        }))));

        Assert.Equal(0, Stage.Count("waits"));
    }

    [Fact]
    public async Task A_token_that_nobody_cancels_disturbs_nothing()
    {
        using var cancellation = new CancellationTokenSource();

        Assert.False(await Grain<ICancelGrain>().IsCancelled(cancellation.Token));
    }
}
