using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace InstaHub.Grains.Accounts;

/// <summary>
/// Failures are rows, so that they survive the activation and the silo: a failure has cost 100 ms of hashing, a row more is
/// nothing. Undecided attempts are in memory only.
/// </summary>
[GrainType("sign-in-throttle"), Reentrant]
public sealed class SignInThrottleGrain(ISignInFailureStore failures, IOptions<SignInThrottleOptions> options, TimeProvider time)
    : Grain, ISignInThrottleGrain
{
    /// <summary>Who finds all attempts undecided waits for one of them at most this long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>More than these do not wait: they are told to come back.</summary>
    private const int MaxWaiting = 64;

    private readonly SignInThrottleOptions _options = options.Value;
    private readonly AttemptWindow _window = new(options.Value.SignInFailures, options.Value.Window);
    private TaskCompletionSource _decided = NewSignal();
    private int _waiting;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!_options.Enabled)
            return;
        var since = time.GetUtcNow() - _options.Window;
        foreach (var failedAt in await failures.ReadAsync(this.GetPrimaryKeyString(), since, _options.SignInFailures, cancellationToken))
            _window.Fail(attempt: 0, failedAt);
    }

    public async Task<Result<long>> Enter()
    {
        if (!_options.Enabled)
            return 0L;
        var deadline = time.GetUtcNow() + Patience;
        while (true)
        {
            var now = time.GetUtcNow();
            if (_window.TryEnter(now, out var attempt))
                return attempt;
            if (_window.RetryAfter(now) is { Ticks: > 0 } retryAfter)
                return AccountErrors.TooManyAttempts(retryAfter);
            if (now >= deadline || _waiting >= MaxWaiting)
                return AccountErrors.TooManyAttempts(TimeSpan.FromSeconds(1));
            await WaitForDecision(deadline - now);
        }
    }

    public async Task Leave(long attempt, AttemptOutcome outcome)
    {
        if (!_options.Enabled)
            return;
        if (outcome == AttemptOutcome.Failed)
        {
            var now = time.GetUtcNow();
            // While the row is written the attempt still counts, as undecided.
            await failures.AddAsync(this.GetPrimaryKeyString(), now, now - _options.Window, CancellationToken.None);
            _window.Fail(attempt, now);
        }
        else
        {
            _window.Leave(attempt);
        }

        var decided = _decided;
        _decided = NewSignal();
        decided.SetResult();
    }

    private async Task WaitForDecision(TimeSpan patience)
    {
        _waiting++;
        try
        {
            await _decided.Task.WaitAsync(patience, time);
        }
        catch (TimeoutException)
        {
            // Looked at once more, then refused.
        }
        finally
        {
            _waiting--;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
