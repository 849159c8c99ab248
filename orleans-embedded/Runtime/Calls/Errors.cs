namespace Orleans.Embedded;

/// <summary>The error of a task that has failed.</summary>
internal static class Errors
{
    /// <summary>The first error, or a cancellation.</summary>
    public static Exception Of(Task failed) =>
        failed.Exception?.InnerException ?? new TaskCanceledException(failed);
}
