using Microsoft.Extensions.Logging;

namespace InstaHub.TestSupport;

/// <summary>One line of a log.</summary>
public sealed record LogLine(LogLevel Level, string Category, string Message, Exception? Exception);

/// <summary>Keeps what is logged, so that a test can wait for it: a log line is an event that can be seen from outside.</summary>
public sealed class LogRecorder : ILoggerProvider
{
    private readonly Lock _lock = new();
    private readonly List<LogLine> _lines = [];
    private readonly List<(Func<LogLine, bool> Matches, TaskCompletionSource<LogLine> Found)> _waiting = [];

    /// <summary>Everything logged so far.</summary>
    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    /// <summary>Waits for the first line that contains <paramref name="text"/>, also one logged before.</summary>
    /// <exception cref="TimeoutException">There was none.</exception>
    public Task<LogLine> WaitForAsync(string text) =>
        Patience.ForAsync(FindAsync(line => line.Message.Contains(text, StringComparison.Ordinal)), $"the log line \"{text}\"");

    ILogger ILoggerProvider.CreateLogger(string categoryName) => new Logger(this, categoryName);

    void IDisposable.Dispose()
    {
    }

    private Task<LogLine> FindAsync(Func<LogLine, bool> matches)
    {
        lock (_lock)
        {
            if (_lines.FirstOrDefault(matches) is { } line)
                return Task.FromResult(line);
            var found = new TaskCompletionSource<LogLine>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((matches, found));
            return found.Task;
        }
    }

    private void Add(LogLine line)
    {
        lock (_lock)
        {
            _lines.Add(line);
            foreach (var (matches, found) in _waiting)
            {
                if (matches(line))
                    found.TrySetResult(line);
            }
        }
    }

    private sealed class Logger(LogRecorder recorder, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            recorder.Add(new LogLine(logLevel, category, formatter(state, exception), exception));
    }
}
