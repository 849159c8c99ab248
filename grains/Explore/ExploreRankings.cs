using InstaHub.GrainInterfaces.Explore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Explore;

/// <summary>
/// The rankings that this silo has, so that readers ask nobody else: one for the silo, thread-safe. A new one is asked for while readers
/// still get the old one.
/// </summary>
public sealed partial class ExploreRankings(IGrainFactory grains, IOptions<ExploreOptions> options, TimeProvider time, ILogger<ExploreRankings> logger)
{
    /// <summary>How long after a failure the old ranking is given without trying again.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly KeptRankings _kept = new(options.Value.CursorLifetime);
    private Task<ExploreRanking>? _asking;
    private DateTimeOffset _restsUntil;

    /// <summary>A ranking that is not older than <see cref="ExploreOptions.Refresh"/>; while a new one cannot be made, the last one.</summary>
    public async ValueTask<ExploreRanking> GetNewestAsync()
    {
        Task<ExploreRanking> asking;
        ExploreRanking? newest;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            newest = _kept.Newest;
            var age = _kept.AgeOfNewest(now);
            if (newest is not null && (age < options.Value.Refresh / 2 || now < _restsUntil))
                return newest;
            asking = _asking ??= Ask();
            if (newest is not null && age < options.Value.Refresh)
                return newest;
        }

        try
        {
            return await asking;
        }
        catch when (newest is not null)
        {
            return newest;
        }
    }

    /// <summary>A ranking by its id; null: it is no longer kept.</summary>
    public async ValueTask<ExploreRanking?> FindAsync(Guid rankingId)
    {
        lock (_lock)
        {
            if (_kept.Find(rankingId, time.GetUtcNow()) is { } kept)
                return kept;
        }

        // Another silo gave it.
        var found = await grains.GetExploreRankings().Find(rankingId);
        if (found is not null)
            Keep(found);
        return found;
    }

    private Task<ExploreRanking> Ask()
    {
        var answer = new TaskCompletionSource<ExploreRanking>(TaskCreationOptions.RunContinuationsAsynchronously);
        // On the thread pool, and without the context of the grain that happened to be first.
        ThreadPool.UnsafeQueueUserWorkItem(static state => _ = state.Rankings.AskAsync(state.Answer), (Rankings: this, Answer: answer), preferLocal: false);
        return answer.Task;
    }

    private async Task AskAsync(TaskCompletionSource<ExploreRanking> answer)
    {
        try
        {
            var ranking = await grains.GetExploreRankings().GetNewest();
            Keep(ranking);
            Answered(restsUntil: default);
            answer.SetResult(ranking);
        }
        catch (Exception exception)
        {
            LogFailed(exception);
            Answered(restsUntil: time.GetUtcNow() + Rest);
            answer.SetException(exception);
            answer.Task.Ignore(); // mostly nobody waits
        }
    }

    private void Answered(DateTimeOffset restsUntil)
    {
        lock (_lock)
            (_asking, _restsUntil) = (null, restsUntil);
    }

    private void Keep(ExploreRanking ranking)
    {
        lock (_lock)
            _kept.Add(ranking, time.GetUtcNow() - ranking.Age);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no new ranking of posts to explore; the last one is shown on")]
    private partial void LogFailed(Exception exception);
}
