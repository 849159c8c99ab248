using System.Collections.Concurrent;
using System.Diagnostics;

namespace InstaHub.TestSupport;

/// <summary>Counts the queries that Npgsql sends to a database, by what is in their text.</summary>
public sealed class QueryCounter : IDisposable
{
    private readonly ConcurrentQueue<string> _queries = new();
    private readonly ActivityListener _listener;

    /// <param name="database">Its name; no other test uses it.</param>
    public QueryCounter(string database)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => tag.Value as string == database))
                    _queries.Enqueue(string.Join('\n', activity.TagObjects.Select(tag => tag.Value as string)));
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>How many queries with this text have ended.</summary>
    public int CountOf(string text) => _queries.Count(query => query.Contains(text, StringComparison.Ordinal));

    public void Dispose() => _listener.Dispose();
}
