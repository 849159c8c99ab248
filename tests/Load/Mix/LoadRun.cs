using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace InstaHub.Load.Mix;

/// <summary>
/// Sends requests when they are meant to begin, whether or not earlier ones have been answered, and measures from then on. A generator
/// that sends the next one only after an answer leaves out just those that a slow server would have kept waiting (G. Tene: coordinated
/// omission); here they wait in a queue, and that time counts.
/// </summary>
/// <param name="server">Where the product serves HTTP.</param>
/// <param name="mix">What is sent.</param>
/// <param name="targets">Who sends it, about what.</param>
/// <param name="live">Is told of what will be pushed.</param>
/// <param name="options">How much, for how long.</param>
public sealed partial class LoadRun(Uri server, OperationMix mix, LoadTargets targets, LiveClients live, LoadOptions options)
{
    /// <summary>How long an answer may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<Arrival> _queue = Channel.CreateUnbounded<Arrival>(new UnboundedChannelOptions { SingleWriter = true });
    private readonly OperationResult[] _results = [.. mix.Operations.Select(operation => new OperationResult(operation))];
    private readonly long[] _succeeded = new long[options.Duration];
    private readonly long[] _failed = new long[options.Duration];
    private readonly LatencyHistogram _lateness = new();
    private long _began;

    /// <summary>Runs it; returns when all is answered.</summary>
    public async Task<LoadResult> RunAsync(IReadOnlyList<string> absent)
    {
        var connections = Enumerable.Range(0, options.Connections).Select(_ => Task.Run(SendAsync)).ToArray();
        var dispatcher = new Thread(Dispatch) { IsBackground = true, Priority = ThreadPriority.AboveNormal };
        // Connections are there before it begins.
        _began = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 10);
        dispatcher.Start();
        await Task.WhenAll(connections);
        var seconds = _succeeded.Zip(_failed, (succeeded, failed) => new SecondCount(succeeded, failed)).ToArray();
        return new LoadResult(options, _results, seconds, _lateness, live.Result(), absent);
    }

    private void Dispatch()
    {
        try
        {
            var random = new Random(options.Seed);
            var warmup = TimeSpan.FromSeconds(options.Warmup);
            foreach (var time in ArrivalSchedule.Times(options.Arrivals, options.Rate, warmup + TimeSpan.FromSeconds(options.Duration), random))
            {
                var operation = mix.Draw(random);
                var request = mix.Operations[operation].Make(targets, random);
                var due = _began + (long)(time.TotalSeconds * Stopwatch.Frequency);
                PreciseWait.Until(due);
                if (time >= warmup)
                {
                    live.Count();
                    _lateness.Record(Stopwatch.GetElapsedTime(due));
                }
                _queue.Writer.TryWrite(new Arrival(operation, request, due, IsMeasured: time >= warmup));
            }
            _queue.Writer.Complete();
        }
        catch (Exception exception)
        {
            _queue.Writer.Complete(exception);
        }
    }

    private async Task SendAsync()
    {
        using var connection = new LoadConnection(server);
        await foreach (var arrival in _queue.Reader.ReadAllAsync())
        {
            if (arrival.Request.PushKey is { } key)
                live.Expect(key);
            var sent = Stopwatch.GetTimestamp();
            var error = await SendAsync(connection, arrival.Request);
            if (arrival.IsMeasured)
                Note(arrival, sent, Stopwatch.GetTimestamp(), error);
        }
    }

    private static async Task<string?> SendAsync(LoadConnection connection, LoadRequest request)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var answer = await connection.SendAsync(request, patience.Token);
            return answer.Status is >= 200 and < 300 ? null : ErrorOf(answer);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            return exception is OperationCanceledException ? $"no answer in {Patience.TotalSeconds} s" : exception.GetType().Name;
        }
    }

    private static string ErrorOf(LoadAnswer answer) =>
        $"{answer.Status} {Code().Match(System.Text.Encoding.UTF8.GetString(answer.Body.Span)).Groups[1].Value}".Trim();

    private void Note(Arrival arrival, long sent, long done, string? error)
    {
        var result = _results[arrival.Operation];
        // What is answered after the end belongs to the last second.
        var second = Math.Min((int)Stopwatch.GetElapsedTime(_began, done).TotalSeconds - options.Warmup, options.Duration - 1);
        if (error is not null)
        {
            result.Errors.AddOrUpdate(error, 1, (_, count) => count + 1);
            Interlocked.Increment(ref _failed[second]);
            return;
        }
        result.Latency.Record(Stopwatch.GetElapsedTime(arrival.Due, done));
        result.Service.Record(Stopwatch.GetElapsedTime(sent, done));
        Interlocked.Increment(ref _succeeded[second]);
    }

    [GeneratedRegex("\"code\":\"([a-z_]+)\"")]
    private static partial Regex Code();

    private readonly record struct Arrival(int Operation, LoadRequest Request, long Due, bool IsMeasured);
}
