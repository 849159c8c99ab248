namespace InstaHub.Silo.Database;

/// <summary>
/// Keeps this process from opening pooled connections while it must not write: before it holds the runtime lock, and
/// after it has lost it. Open until somebody closes it.
/// </summary>
public sealed class DatabaseGate
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _opening;
    private string _reason = "";

    /// <summary>Why the gate is closed; null while it is open.</summary>
    public string? ClosedBecause
    {
        get
        {
            lock (_lock)
                return _opening is null ? null : _reason;
        }
    }

    /// <summary>Closes the gate; who waits for a connection is told <paramref name="reason"/>.</summary>
    public void Close(string reason)
    {
        lock (_lock)
        {
            _reason = reason;
            _opening ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Opens the gate and lets the waiting in.</summary>
    public void Open()
    {
        lock (_lock)
        {
            _opening?.SetResult();
            _opening = null;
        }
    }

    /// <summary>Waits for the gate to open.</summary>
    /// <exception cref="DatabaseUnavailableException">It did not within <paramref name="patience"/>.</exception>
    public async Task WaitAsync(TimeSpan patience)
    {
        Task opening;
        lock (_lock)
        {
            if (_opening is null)
                return;
            opening = _opening.Task;
        }

        try
        {
            await opening.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            throw new DatabaseUnavailableException(ClosedBecause ?? "The database gate was closed.");
        }
    }
}
