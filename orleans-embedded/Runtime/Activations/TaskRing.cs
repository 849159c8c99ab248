namespace Orleans.Embedded;

/// <summary>A first-in, first-out queue of tasks that takes no memory of its own until it holds two at once.</summary>
internal struct TaskRing
{
    private Task? _first;
    private Queue<Task>? _rest;

    public void Enqueue(Task task)
    {
        if (_first is null)
        {
            _first = task;
        }
        else
        {
            (_rest ??= new(4)).Enqueue(task);
        }
    }

    /// <summary>The oldest task; null when there is none.</summary>
    public Task? Dequeue()
    {
        var task = _first;
        _first = _rest is not null && _rest.TryDequeue(out var next) ? next : null;
        return task;
    }
}
