using System.Security.Cryptography;
using InstaHub.GrainInterfaces.Idempotency;
using InstaHub.Grains.Idempotency;
using InstaHub.Silo.Stores.Idempotency;
using Microsoft.Extensions.Logging.Abstractions;

namespace InstaHub.Stores.Contract.Idempotency;

public sealed class IdempotencyStoreTests(AssemblyDatabase database)
{
    private static readonly byte[] Said = SHA256.HashData("said"u8);
    private static readonly byte[] SaidElse = SHA256.HashData("said else"u8);
    private static readonly IdempotentAnswer Answer = new(201, "application/json", "/api/v1/things/1", "W/\"1\"", "{}"u8.ToArray());

    private readonly TestDatabase _database = database.Database;
    private readonly IdempotencyStore _store = new(database.Database.DataSource);
    private readonly string _key = IdempotencyKeys.Of("caller", "/path", $"{Guid.NewGuid()}");

    [Fact]
    public async Task The_first_attempt_gets_a_key_and_the_second_sees_who_has_it()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var mine = await Claim(first);
        var theirs = await Claim(second);

        Assert.Equal(first, mine.Attempt);
        Assert.Equal(first, theirs.Attempt);
        Assert.Null(theirs.Answer);
        Assert.Equal(mine.StartedAt, theirs.StartedAt);
        Assert.InRange(theirs.LeaseLeft, TimeSpan.FromSeconds(1), IdempotencyLimits.Lease);
    }

    [Fact]
    public async Task Of_many_attempts_at_once_one_gets_the_key()
    {
        var records = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Claim(Guid.CreateVersion7())));

        Assert.Single(records.Select(record => record.Attempt).Distinct());
    }

    [Fact]
    public async Task An_answer_is_read_as_it_was_written()
    {
        var attempt = Guid.CreateVersion7();
        await Claim(attempt);

        Assert.True(await _store.CompleteAsync(_key, attempt, Answer));

        var read = (await Claim(Guid.CreateVersion7())).Answer!;
        Assert.Equal(Answer with { Body = default }, read with { Body = default });
        Assert.Equal(Answer.Body.ToArray(), read.Body.ToArray());
    }

    [Fact]
    public async Task An_answer_may_be_nothing_but_a_status()
    {
        var attempt = Guid.CreateVersion7();
        await Claim(attempt);

        await _store.CompleteAsync(_key, attempt, new IdempotentAnswer(204, null, null, null, default));

        var read = (await Claim(Guid.CreateVersion7())).Answer!;
        Assert.Equal((204, null, null, null, 0), (read.StatusCode, read.ContentType, read.Location, read.ETag, read.Body.Length));
    }

    [Fact]
    public async Task A_released_key_goes_to_the_next_attempt_and_keeps_the_time_of_the_first()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var before = await Claim(first);

        await _store.ReleaseAsync(_key, first);
        var after = await Claim(second);

        Assert.Equal((second, before.StartedAt), (after.Attempt, after.StartedAt));
    }

    [Fact]
    public async Task A_released_key_stays_with_what_was_said_under_it()
    {
        var first = Guid.CreateVersion7();
        await Claim(first);
        await _store.ReleaseAsync(_key, first);

        var other = await _store.ClaimAsync(_key, SaidElse, Guid.CreateVersion7(), TestContext.Current.CancellationToken);

        Assert.Equal(first, other.Attempt);
        Assert.Equal(Said, other.Fingerprint.ToArray());
    }

    [Fact]
    public async Task An_attempt_whose_lease_has_lapsed_is_taken_over_and_changes_nothing_any_more()
    {
        var (dead, next) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Claim(dead);
        await LetPass("lease_until");

        Assert.Equal(next, (await Claim(next)).Attempt);
        Assert.False(await _store.RenewAsync(_key, dead));
        Assert.False(await _store.CompleteAsync(_key, dead, Answer));
        await _store.ReleaseAsync(_key, dead);

        Assert.True(await _store.CompleteAsync(_key, next, Answer));
    }

    [Fact]
    public async Task A_renewed_lease_holds()
    {
        var attempt = Guid.CreateVersion7();
        await Claim(attempt);
        await LetPass("lease_until");

        Assert.True(await _store.RenewAsync(_key, attempt));

        Assert.Equal(attempt, (await Claim(Guid.CreateVersion7())).Attempt);
    }

    [Fact]
    public async Task An_answer_is_not_written_twice()
    {
        var attempt = Guid.CreateVersion7();
        await Claim(attempt);
        await _store.CompleteAsync(_key, attempt, Answer);

        Assert.False(await _store.CompleteAsync(_key, attempt, Answer with { StatusCode = 500 }));
        await _store.ReleaseAsync(_key, attempt);

        Assert.Equal(201, (await Claim(Guid.CreateVersion7())).Answer?.StatusCode);
    }

    [Fact]
    public async Task After_its_lifetime_a_key_is_free_for_anything()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var before = await Claim(first);
        await _store.CompleteAsync(_key, first, Answer);
        await LetPass("expires_at");

        var after = await _store.ClaimAsync(_key, SaidElse, second, TestContext.Current.CancellationToken);

        Assert.Equal((second, null), (after.Attempt, after.Answer));
        Assert.Equal(SaidElse, after.Fingerprint.ToArray());
        Assert.True(after.StartedAt > before.StartedAt);
    }

    [Fact]
    public async Task Expired_keys_are_removed_and_no_others()
    {
        await Claim(Guid.CreateVersion7());
        var expired = IdempotencyKeys.Of("caller", "/path", $"{Guid.NewGuid()}");
        await _store.ClaimAsync(expired, Said, Guid.CreateVersion7(), TestContext.Current.CancellationToken);
        await LetPass("expires_at", expired);

        var cleanup = new IdempotencyCleanup(_store, TimeProvider.System, NullLogger<IdempotencyCleanup>.Instance);
        Assert.InRange(await cleanup.RunOnceAsync(TestContext.Current.CancellationToken), 1, int.MaxValue);

        Assert.False(await Exists(expired));
        Assert.True(await Exists(_key));
    }

    private Task<IdempotencyRecord> Claim(Guid attempt) => _store.ClaimAsync(_key, Said, attempt, TestContext.Current.CancellationToken);

    private Task LetPass(string column, string? key = null) =>
        _database.ExecuteAsync($"update idempotency_keys set {column} = clock_timestamp() - interval '1 second' where key = '\\x{key ?? _key}'");

    private async Task<bool> Exists(string key) =>
        (await _database.QueryAsync<long>($"select count(*) from idempotency_keys where key = '\\x{key}'")).Single() == 1;
}
