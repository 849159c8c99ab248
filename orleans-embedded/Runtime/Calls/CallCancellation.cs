namespace Orleans.Embedded;

/// <summary>
/// Carries a cancellation from the caller's token to the grain's. The caller stops waiting at once; the grain sees its own
/// token cancelled and ends when it likes.
/// </summary>
internal sealed class CallCancellation(GrainCall call, CancellationToken callerToken)
{
    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _registration;

    public CancellationToken Token => _source.Token;

    /// <summary>Begins to watch the caller's token.</summary>
    public void Watch() => _registration = callerToken.UnsafeRegister(static state => ((CallCancellation)state!).OnCancelled(), this);

    /// <summary>The caller has its answer.</summary>
    public void Stop() => _registration.Unregister();

    public bool TryCancel()
    {
        _source.Cancel();
        return true;
    }

    private void OnCancelled()
    {
        call.Fail(new OperationCanceledException(callerToken));
        call.RunOnTarget(_source.Cancel);
    }
}
