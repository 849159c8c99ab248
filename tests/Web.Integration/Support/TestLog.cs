using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace InstaHub.Web.Integration.Support;

/// <summary>Keeps what is logged.</summary>
internal sealed class TestLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();
    private int _entriesOfStart;

    public IReadOnlyCollection<LogEntry> Entries => _entries;

    /// <summary>Warnings and errors since the host has started.</summary>
    public IEnumerable<LogEntry> Troubles => _entries.Skip(_entriesOfStart).Where(entry => entry.Level >= LogLevel.Warning);

    public void HostStarted() => _entriesOfStart = _entries.Count;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(TestLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log._entries.Enqueue(new LogEntry(logLevel, category, formatter(state, exception), exception));
    }
}

internal sealed record LogEntry(LogLevel Level, string Category, string Text, Exception? Exception);
