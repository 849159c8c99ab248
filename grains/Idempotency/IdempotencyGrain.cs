using InstaHub.GrainInterfaces.Idempotency;

namespace InstaHub.Grains.Idempotency;

/// <summary>
/// Asks the store who may go ahead, and lets those wait who may not: an attempt that ends in this activation wakes them, one
/// that ends elsewhere, or dies, is seen by asking the store again.
/// </summary>
[GrainType("idempotency"), CollectionAgeLimit(Minutes = 2)]
public sealed class IdempotencyGrain(IIdempotencyStore store, TimeProvider time) : Grain, IIdempotencyGrain
{
    private TaskCompletionSource _ended = NewSignal();
    private IdempotencyRecord? _answered;

    private string Key => this.GetPrimaryKeyString();

    public async Task<IdempotencyClaim> Begin(ReadOnlyMemory<byte> fingerprint, Guid attempt, CancellationToken cancellationToken = default)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            // Taken before the store is asked, so that an end in between is not missed.
            var ended = _ended.Task;
            if (_answered is { } kept && time.GetUtcNow() - kept.StartedAt >= IdempotencyLimits.Lifetime)
                _answered = null;
            var record = _answered ?? await store.ClaimAsync(Key, fingerprint, attempt, cancellationToken);
            if (record.Answer is not null)
                _answered = record;

            var outcome = IdempotencyRules.Judge(record, fingerprint.Span, attempt);
            if (outcome != IdempotencyOutcome.UnderWay)
                return new IdempotencyClaim(outcome, record.StartedAt, outcome == IdempotencyOutcome.Answered ? record.Answer : null);

            var patience = IdempotencyLimits.Wait - time.GetElapsedTime(began);
            if (patience <= TimeSpan.Zero)
                return new IdempotencyClaim(outcome, record.StartedAt);
            await Task.WhenAny(ended, Task.Delay(IdempotencyRules.NextLook(record.LeaseLeft, patience), time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public Task<bool> Renew(Guid attempt) => store.RenewAsync(Key, attempt);

    public async Task Complete(Guid attempt, IdempotentAnswer answer)
    {
        await store.CompleteAsync(Key, attempt, answer);
        Wake();
    }

    public async Task Release(Guid attempt)
    {
        await store.ReleaseAsync(Key, attempt);
        Wake();
    }

    private void Wake()
    {
        var ended = _ended;
        _ended = NewSignal();
        ended.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
