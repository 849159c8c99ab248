namespace InstaHub.Silo.Workers;

/// <summary>Wakes this silo's <see cref="DueJobs"/> when a job has been written that may be due before what they wait for. Thread-safe.</summary>
public sealed class DueJobSignal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next <see cref="Set"/>. Take it before looking.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Says that there may be something new.</summary>
    public void Set() =>
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
