using Orleans.Concurrency;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>Calls that can be cancelled.</summary>
public interface ICancelGrain : IGrainWithStringKey
{
    /// <summary>Records "waits", waits for cancellation, records "cancelled" and throws.</summary>
    Task WaitForCancellation(CancellationToken cancellationToken);

    /// <summary>Records "watches", waits for cancellation, records "watch cancelled" and throws, whatever else is under way.</summary>
    [AlwaysInterleave]
    Task WatchForCancellation(CancellationToken cancellationToken);

    /// <summary>Calls <see cref="WaitForCancellation"/> of another grain with its own token.</summary>
    Task WaitThrough(ICancelGrain other, CancellationToken cancellationToken);

    /// <summary>Takes no notice of cancellation; see <see cref="Stage.Perform"/>.</summary>
    Task Act(string name, CancellationToken cancellationToken);

    /// <summary>Whether a call has a token that is cancelled.</summary>
    Task<bool> IsCancelled(CancellationToken cancellationToken);
}

public sealed class CancelGrain : Grain, ICancelGrain
{
    public Task WaitForCancellation(CancellationToken cancellationToken) => Wait("waits", "cancelled", cancellationToken);

    public Task WatchForCancellation(CancellationToken cancellationToken) => Wait("watches", "watch cancelled", cancellationToken);

    public Task WaitThrough(ICancelGrain other, CancellationToken cancellationToken) => other.WaitForCancellation(cancellationToken);

    public Task Act(string name, CancellationToken cancellationToken) => Stage.Of(this).Perform(name);

    public Task<bool> IsCancelled(CancellationToken cancellationToken) => Task.FromResult(cancellationToken.IsCancellationRequested);

    private async Task Wait(string waits, string cancelled, CancellationToken cancellationToken)
    {
        var stage = Stage.Of(this);
        stage.Record(waits);
        try
        {
            await Task.Delay(Waiting.Patience, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            stage.Record(cancelled);
            throw;
        }
    }
}
