using System.Reflection;
using InstaHub.GrainInterfaces.Explore;
using InstaHub.Grains.Explore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Unit.Explore;

/// <summary>What a silo keeps of rankings, with a grain that answers when the test says so.</summary>
public sealed class ExploreRankingsTests
{
    private static readonly TimeSpan Refresh = new ExploreOptions().Refresh;

    private readonly ManualTime _time = new();
    private readonly ScriptedGrain _grain = new();
    private readonly ExploreRankings _rankings;

    public ExploreRankingsTests() =>
        _rankings = new ExploreRankings(_grain.Factory(), Options.Create(new ExploreOptions()), _time, NullLogger<ExploreRankings>.Instance);

    [Fact]
    public async Task The_first_readers_wait_for_one_ranking_together()
    {
        var readers = Enumerable.Range(0, 20).Select(_ => _rankings.GetNewestAsync().AsTask()).ToArray();
        var made = await _grain.AnswerAsync();

        Assert.All(await Task.WhenAll(readers), ranking => Assert.Equal(made.Id, ranking.Id));
        Assert.Equal(1, _grain.Asked);
    }

    [Fact]
    public async Task A_ranking_serves_without_a_question_for_half_of_the_time_and_the_other_half_while_a_new_one_is_made()
    {
        var first = await ReadFirstAsync();
        _time.Advance((Refresh / 2) - TimeSpan.FromTicks(1));
        Assert.Equal(first.Id, (await _rankings.GetNewestAsync()).Id);
        Assert.Equal(1, _grain.Asked);

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(first.Id, (await _rankings.GetNewestAsync()).Id);
        var second = await _grain.AnswerAsync();

        await Patience.UntilAsync(async () => (await _rankings.GetNewestAsync()).Id == second.Id, "the second ranking");
        Assert.Equal(2, _grain.Asked);
    }

    [Fact]
    public async Task Nobody_gets_a_ranking_that_is_too_old()
    {
        await ReadFirstAsync();
        _time.Advance(Refresh);
        var reading = _rankings.GetNewestAsync().AsTask();
        Assert.False(reading.IsCompleted);

        Assert.Equal((await _grain.AnswerAsync()).Id, (await reading).Id);
    }

    [Fact]
    public async Task The_age_that_a_ranking_has_counts()
    {
        var reading = _rankings.GetNewestAsync().AsTask();
        await _grain.AnswerAsync(age: Refresh - TimeSpan.FromSeconds(1));
        await reading;
        _time.Advance(TimeSpan.FromSeconds(1));

        var next = _rankings.GetNewestAsync().AsTask();

        Assert.Equal((await _grain.AnswerAsync()).Id, (await next).Id);
    }

    [Fact]
    public async Task When_no_new_one_can_be_made_the_last_one_is_shown_and_it_is_tried_again_after_a_rest()
    {
        var first = await ReadFirstAsync();
        _time.Advance(Refresh);
        var reading = _rankings.GetNewestAsync().AsTask();
        await _grain.FailAsync();
        Assert.Equal(first.Id, (await reading).Id);

        Assert.Equal(first.Id, (await _rankings.GetNewestAsync()).Id);
        Assert.Equal(2, _grain.Asked);
        _time.Advance(ExploreRankings.Rest);
        reading = _rankings.GetNewestAsync().AsTask();

        Assert.Equal((await _grain.AnswerAsync()).Id, (await reading).Id);
    }

    [Fact]
    public async Task Without_any_ranking_a_failure_is_told()
    {
        var reading = _rankings.GetNewestAsync().AsTask();
        await _grain.FailAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => reading);
    }

    [Fact]
    public async Task An_earlier_ranking_is_found_here_for_its_lifetime_and_one_of_another_silo_is_asked_for_once()
    {
        var first = await ReadFirstAsync();
        var elsewhere = new ExploreRanking(Guid.NewGuid(), [Guid.NewGuid()], TimeSpan.FromMinutes(1));
        _grain.Elsewhere = elsewhere;
        _time.Advance(TimeSpan.FromMinutes(9));

        Assert.Equal(first.PostIds, (await _rankings.FindAsync(first.Id))!.PostIds);
        Assert.Equal(0, _grain.Searched);
        Assert.Equal(elsewhere.PostIds, (await _rankings.FindAsync(elsewhere.Id))!.PostIds);
        Assert.Equal(elsewhere.PostIds, (await _rankings.FindAsync(elsewhere.Id))!.PostIds);
        Assert.Equal(1, _grain.Searched);
        Assert.Null(await _rankings.FindAsync(Guid.NewGuid()));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await _rankings.FindAsync(first.Id));
    }

    private async Task<ExploreRanking> ReadFirstAsync()
    {
        var reading = _rankings.GetNewestAsync().AsTask();
        await _grain.AnswerAsync();
        return await reading;
    }

    /// <summary>A grain whose rankings are made when the test says so.</summary>
    private sealed class ScriptedGrain : IExploreRankingsGrain
    {
        private readonly SemaphoreSlim _called = new(0);
        private TaskCompletionSource<ExploreRanking> _answer = New();
        private int _asked;

        public int Asked => _asked;

        public int Searched { get; private set; }

        public ExploreRanking? Elsewhere { get; set; }

        public IGrainFactory Factory()
        {
            var factory = DispatchProxy.Create<IGrainFactory, OneGrain>();
            ((OneGrain)(object)factory).Grain = this;
            return factory;
        }

        public async Task<ExploreRanking> AnswerAsync(TimeSpan age = default)
        {
            var ranking = new ExploreRanking(Guid.NewGuid(), [Guid.NewGuid()], age);
            (await TakeAsync()).SetResult(ranking);
            return ranking;
        }

        public async Task FailAsync() => (await TakeAsync()).SetException(new InvalidOperationException("The database is away."));

        public Task<ExploreRanking> GetNewest()
        {
            Interlocked.Increment(ref _asked);
            var answer = _answer.Task;
            _called.Release();
            return answer;
        }

        public Task<ExploreRanking?> Find(Guid rankingId)
        {
            Searched++;
            return Task.FromResult(Elsewhere?.Id == rankingId ? Elsewhere : null);
        }

        private async Task<TaskCompletionSource<ExploreRanking>> TakeAsync()
        {
            await Patience.ForAsync(_called.WaitAsync(), "a question for a ranking");
            return Interlocked.Exchange(ref _answer, New());
        }

        private static TaskCompletionSource<ExploreRanking> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public class OneGrain : DispatchProxy
    {
        public object Grain { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Grain;
    }
}
