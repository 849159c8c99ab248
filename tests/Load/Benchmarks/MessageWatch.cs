using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using InstaHub.Load.Mix;

namespace InstaHub.Load.Benchmarks;

/// <summary>
/// Follows numbered messages from when they were meant to be sent to those who get them. The number is the beginning of the text.
/// Thread-safe.
/// </summary>
/// <param name="messages">How many there are, those of the warm-up included.</param>
/// <param name="receivers">To how many connections each comes.</param>
/// <param name="warmup">The first so many are not measured.</param>
public sealed class MessageWatch(int messages, int receivers, int warmup = 0)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly long[] _due = new long[messages];
    private readonly int[] _arrived = new int[messages];
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _pushes;
    private int _acknowledged;
    private string? _failure;

    private static ReadOnlySpan<byte> NewMessage => "{\"type\":1,\"target\":\"message:new\","u8;

    private static ReadOnlySpan<byte> TextBegins => "\"text\":\"m"u8;

    private static ReadOnlySpan<byte> AnswerBegins => "{\"type\":3,\"invocationId\":\"m"u8;

    private static ReadOnlySpan<byte> Error => "\"error\":"u8;

    /// <summary>From when they were meant to be sent to each of the receivers.</summary>
    public LatencyHistogram Pushes { get; } = new();

    /// <summary>And to the last receiver of each.</summary>
    public LatencyHistogram Last { get; } = new();

    /// <summary>And to the answer that they are durable.</summary>
    public LatencyHistogram Answers { get; } = new();

    /// <summary>Pushes that have come.</summary>
    public long Count => Volatile.Read(ref _pushes);

    /// <summary>The text of a message, and the id of the call that sends it.</summary>
    public static string TextOf(int number) => string.Create(CultureInfo.InvariantCulture, $"m{number} What I saw today, and could not help to share with you all");

    /// <inheritdoc cref="TextOf"/>
    public static string CallOf(int number) => string.Create(CultureInfo.InvariantCulture, $"m{number}");

    /// <summary>The number of the message that a record of the hub brings; null: it brings none.</summary>
    public static int? NumberOf(ReadOnlySpan<byte> record) => record.StartsWith(NewMessage) ? NumberAfter(record, TextBegins) : null;

    /// <summary>A message is meant to be sent at this time of <see cref="Stopwatch"/>.</summary>
    public void Expect(int number, long due) => Volatile.Write(ref _due[number], due);

    /// <summary>A receiver has got a message.</summary>
    public void Took(int number)
    {
        var time = Stopwatch.GetElapsedTime(Volatile.Read(ref _due[number]));
        var arrived = Interlocked.Increment(ref _arrived[number]);
        if (arrived > receivers)
            Fail($"Message {number} came to {arrived} receivers of {receivers}.");
        if (number >= warmup)
            Pushes.Record(time);
        if (number >= warmup && arrived == receivers)
            Last.Record(time);
        Interlocked.Increment(ref _pushes);
        EndIfAll();
    }

    /// <summary>Takes the answer to the call that sent a message; other records are not looked at.</summary>
    public void TakeAnswer(ReadOnlySpan<byte> record)
    {
        if (!record.StartsWith(AnswerBegins) || NumberAfter(record, AnswerBegins) is not { } number)
            return;
        if (record.IndexOf(Error) >= 0)
            Fail(System.Text.Encoding.UTF8.GetString(record));
        if (number >= warmup)
            Answers.Record(Stopwatch.GetElapsedTime(Volatile.Read(ref _due[number])));
        Interlocked.Increment(ref _acknowledged);
        EndIfAll();
    }

    /// <summary>Something went as it must not.</summary>
    public void Fail(string what)
    {
        Interlocked.CompareExchange(ref _failure, what, null);
        _all.TrySetException(new InvalidOperationException(what));
    }

    /// <summary>Waits until every message was acknowledged and has come to all who are to get it.</summary>
    /// <exception cref="TimeoutException">30 s after the call that is not so.</exception>
    /// <exception cref="InvalidOperationException">A message was refused, or came more than once.</exception>
    public async Task UntilAllAsync()
    {
        try
        {
            await _all.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Of {messages} messages {_acknowledged} were acknowledged; {Count} pushes of {(long)messages * receivers} have come.");
        }
        if (_failure is not null)
            throw new InvalidOperationException(_failure);
    }

    private void EndIfAll()
    {
        if (Count >= (long)messages * receivers && Volatile.Read(ref _acknowledged) >= messages)
            _all.TrySetResult();
    }

    private static int? NumberAfter(ReadOnlySpan<byte> record, ReadOnlySpan<byte> before)
    {
        var at = record.IndexOf(before);
        return at >= 0 && Utf8Parser.TryParse(record[(at + before.Length)..], out int number, out _) ? number : null;
    }
}
