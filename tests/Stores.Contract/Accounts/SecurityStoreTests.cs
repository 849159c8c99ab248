using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Grains.Accounts;

namespace InstaHub.Stores.Contract.Accounts;

/// <summary>Signing keys, failed attempts and the audit trail in the database.</summary>
public sealed class SecurityStoreTests(AssemblyDatabase assembly) : IAsyncDisposable
{
    private readonly TestDatabase _database = assembly.Database;
    private readonly AccountStoreHost _host = new(assembly.Database.ConnectionString);
    private readonly string _subject = $"subject-{Guid.NewGuid():N}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_key_is_known_until_it_expires_and_forgotten_a_day_later()
    {
        var keys = _host.Get<ISigningKeyStore>();
        var (valid, expired, old) = (Key(TimeSpan.FromHours(1)), Key(TimeSpan.FromSeconds(-1)), Key(TimeSpan.FromHours(-25)));
        await keys.AddAsync(old, Cancellation);
        await keys.AddAsync(expired, Cancellation);
        await keys.AddAsync(valid, Cancellation);

        var known = await keys.ReadAsync(Cancellation);

        Assert.Equal(valid.PublicKey.ToArray(), known.Single(key => key.Id == valid.Id).PublicKey.ToArray());
        Assert.DoesNotContain(known, key => key.Id == expired.Id);
        Assert.Equal([expired.Id], await _database.QueryAsync<string>($"select id from signing_keys where id in ('{expired.Id}', '{old.Id}')"));
    }

    [Fact]
    public async Task The_newest_failures_of_a_subject_are_read_oldest_first()
    {
        var failures = _host.Get<ISignInFailureStore>();
        var now = DateTimeOffset.UtcNow;
        foreach (var minutes in new[] { 9, 3, 6, 1 })
            await failures.AddAsync(_subject, now.AddMinutes(-minutes), now.AddMinutes(-15), Cancellation);
        await failures.AddAsync(_subject + "-other", now, now.AddMinutes(-15), Cancellation);

        var read = await failures.ReadAsync(_subject, now.AddMinutes(-7), 2, Cancellation);

        Assert.Equal([-3, -1], read.Select(at => (int)Math.Round((at - now).TotalMinutes)));
    }

    [Fact]
    public async Task A_failure_takes_old_ones_of_anybody_along()
    {
        var failures = _host.Get<ISignInFailureStore>();
        var now = DateTimeOffset.UtcNow;
        await failures.AddAsync(_subject, now.AddHours(-2), now.AddHours(-3), Cancellation);

        await failures.AddAsync(_subject + "-other", now, now.AddHours(-1), Cancellation);

        Assert.Empty(await failures.ReadAsync(_subject, now.AddHours(-3), 5, Cancellation));
    }

    [Fact]
    public async Task An_act_is_noted_once_however_often_its_event_comes()
    {
        var trail = _host.Get<IAuditTrail>();
        var entry = Entry(Guid.NewGuid(), DateTimeOffset.UtcNow);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => trail.AppendAsync("a-handler", entry, Cancellation)));

        Assert.Equal([entry.EventId], await ActsOfAsync(entry.UserId));
        Assert.Equal(["a-handler"], await _database.QueryAsync<string>($"select handler from events_handled where event_id = '{entry.EventId}'"));
    }

    [Fact]
    public async Task An_act_that_cannot_be_noted_does_not_count_as_handled()
    {
        var trail = _host.Get<IAuditTrail>();
        var entry = Entry(Guid.NewGuid(), DateTimeOffset.UtcNow) with { Device = "\0" };

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => trail.AppendAsync("a-handler", entry, Cancellation));

        Assert.Empty(await _database.QueryAsync<string>($"select handler from events_handled where event_id = '{entry.EventId}'"));
    }

    [Fact]
    public async Task Beyond_the_cap_the_oldest_acts_of_that_user_go()
    {
        var trail = _host.Get<IAuditTrail>();
        var (userId, other) = (Guid.NewGuid(), Guid.NewGuid());
        var now = DateTimeOffset.UtcNow;
        await _database.ExecuteAsync(
            $"""
            insert into audit_log (event_id, user_id, act, happened_at, address, device)
            select gen_random_uuid(), '{userId}', 'act ' || n, now() - interval '1 hour' - n * interval '1 s', '', '' from generate_series(1, {AuditEntry.MaxPerUser}) n
            """);
        await trail.AppendAsync("a-handler", Entry(other, now), Cancellation);

        var newest = Entry(userId, now);
        await trail.AppendAsync("a-handler", newest, Cancellation);

        var acts = await ActsOfAsync(userId);
        Assert.Equal(AuditEntry.MaxPerUser, acts.Count);
        Assert.Equal(newest.EventId, acts[0]);
        Assert.Equal(["act 1"], await _database.QueryAsync<string>(
            $"select act from audit_log where user_id = '{userId}' and act in ('act 1', 'act {AuditEntry.MaxPerUser}')"));
        Assert.Single(await ActsOfAsync(other));
    }

    private static VerificationKey Key(TimeSpan expiresIn) => new(Guid.NewGuid().ToString("N"), Guid.NewGuid().ToByteArray(), DateTimeOffset.UtcNow + expiresIn);

    private static AuditEntry Entry(Guid userId, DateTimeOffset at) =>
        new(Guid.CreateVersion7(), userId, AccountEvents.SignedIn, at, Guid.NewGuid(), "192.0.2.1", "a test");

    private Task<IReadOnlyList<Guid>> ActsOfAsync(Guid userId) =>
        _database.QueryAsync<Guid>($"select event_id from audit_log where user_id = '{userId}' order by happened_at desc");
}
