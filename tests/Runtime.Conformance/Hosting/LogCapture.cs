using Microsoft.Extensions.Logging;

namespace InstaHub.Runtime.Conformance.Hosting;

/// <summary>One line of a silo's log.</summary>
public sealed record LogEntry(LogLevel Level, string Category, string Text, Exception? Exception);

/// <summary>Keeps what a silo logs from Information upwards and lets a test wait for a line.</summary>
public sealed class LogCapture : ILoggerProvider
{
    private readonly Lock _gate = new();
    private readonly List<LogEntry> _entries = [];
    private readonly List<(Func<LogEntry, bool> Wanted, TaskCompletionSource<LogEntry> Found)> _waiters = [];

    /// <summary>The first line, past or to come, that is <paramref name="wanted"/>.</summary>
    /// <exception cref="TimeoutException">No such line was logged; the message says <paramref name="what"/> was missing.</exception>
    public async Task<LogEntry> WaitFor(string what, Func<LogEntry, bool> wanted)
    {
        TaskCompletionSource<LogEntry> found;
        lock (_gate)
        {
            if (_entries.Find(entry => wanted(entry)) is { } logged)
            {
                return logged;
            }

            found = new TaskCompletionSource<LogEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((wanted, found));
        }

        return await found.Task.Within($"a log entry: {what}");
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private void Add(LogEntry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
            foreach (var (_, found) in _waiters.Where(waiter => waiter.Wanted(entry)))
            {
                found.TrySetResult(entry);
            }
        }
    }

    private sealed class Logger(LogCapture capture, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                capture.Add(new LogEntry(logLevel, category, formatter(state, exception), exception));
            }
        }
    }
}
