using InstaHub.GrainInterfaces.Posts;
using InstaHub.Silo.Workers;

namespace InstaHub.Stores.Contract.Posts;

/// <summary>Who does what is due.</summary>
public sealed class DueJobStoreTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly TestDatabase _database = assembly.Database;
    private readonly PostStoreHost _host = new(assembly.Database);

    // A kind that no other test takes.
    private readonly string _kind = $"test-{Guid.NewGuid():N}";

    private DueJobStore Jobs => _host.Get<DueJobStore>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_is_due_is_taken_once_and_what_is_not_is_not()
    {
        await AddAsync("past", "-1 minute");
        await AddAsync("future", "1 hour");

        var takes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TakeAsync()));

        var job = Assert.Single(takes.SelectMany(jobs => jobs));
        Assert.Equal(("past", 1), (job.Key, job.Attempts));
        Assert.InRange((await Jobs.UntilNextAsync([_kind], Cancellation))!.Value, TimeSpan.FromMinutes(9), Lease);
    }

    [Fact]
    public async Task A_job_whose_holder_has_vanished_is_taken_again()
    {
        await AddAsync("a", "-1 minute");
        var first = Assert.Single(await TakeAsync());
        await _database.ExecuteAsync($"update due_jobs set lease_until = now() - interval '1 second' where kind = '{_kind}'");

        var second = Assert.Single(await TakeAsync());
        await Jobs.FinishAsync(first); // comes back too late

        Assert.Equal(2, second.Attempts);
        Assert.Equal([1L], await CountAsync());
        await Jobs.FinishAsync(second);
        Assert.Equal([0L], await CountAsync());
        Assert.Null(await Jobs.UntilNextAsync([_kind], Cancellation));
    }

    [Fact]
    public async Task A_job_that_has_got_another_time_meanwhile_stays()
    {
        await AddAsync("a", "-1 minute");
        var job = Assert.Single(await TakeAsync());
        await _database.ExecuteAsync($"update due_jobs set due_at = now() + interval '1 hour', lease_until = '-infinity', attempts = 0 where kind = '{_kind}'");

        await Jobs.FinishAsync(job);
        await Jobs.LeaveAsync(job, TimeSpan.FromDays(1));

        Assert.Equal([1L], await CountAsync());
        Assert.InRange((await Jobs.UntilNextAsync([_kind], Cancellation))!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_job_that_failed_is_left_alone_for_a_time()
    {
        await AddAsync("a", "-1 minute");
        var job = Assert.Single(await TakeAsync());

        await Jobs.LeaveAsync(job, TimeSpan.Zero);
        var again = Assert.Single(await TakeAsync());
        await Jobs.LeaveAsync(again, TimeSpan.FromHours(1));

        Assert.Empty(await TakeAsync());
        Assert.Equal(2, again.Attempts);
    }

    [Fact]
    public async Task A_scheduled_post_has_a_job_until_it_is_no_more()
    {
        var author = await _database.MakeUserAsync();
        var post = await _host.MakeAsync(PostStoreHost.New(author, PostStatus.Scheduled));
        Assert.Equal([post.PublishAt!.Value.UtcDateTime], await DueAsync());

        post = await _host.ChangeAsync(post, seen => seen with { PublishAt = seen.PublishAt!.Value.AddDays(1) });
        Assert.Equal([post.PublishAt!.Value.UtcDateTime], await DueAsync());

        await _host.ChangeAsync(post, PostStoreHost.Deleted);
        Assert.Empty(await DueAsync());

        Task<IReadOnlyList<DateTime>> DueAsync() => _database.QueryAsync<DateTime>($"select due_at from due_jobs where kind = 'publish' and key = '{post.Id}'");
    }

    private Task AddAsync(string key, string due) =>
        _database.ExecuteAsync($"insert into due_jobs (kind, key, due_at) values ('{_kind}', '{key}', now() + interval '{due}')");

    private Task<IReadOnlyList<DueJob>> TakeAsync() => Jobs.TakeAsync(10, Lease, [_kind], Cancellation);

    private Task<IReadOnlyList<long>> CountAsync() => _database.QueryAsync<long>($"select count(*) from due_jobs where kind = '{_kind}'");
}
