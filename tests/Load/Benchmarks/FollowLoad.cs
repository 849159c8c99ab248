using System.Diagnostics;
using System.Globalization;
using InstaHub.GrainInterfaces.Graph;

namespace InstaHub.Load.Benchmarks;

/// <summary>Callers of <see cref="IRelationshipsGrain.Follow"/>, each with one call under way.</summary>
public static class FollowLoad
{
    /// <summary>Calls for a time, or until there is nobody left to follow.</summary>
    /// <param name="grains">Of the product.</param>
    /// <param name="callers">How many calls are under way.</param>
    /// <param name="time">How long.</param>
    /// <param name="pair">Who follows whom in the n-th call, by their numbers; null: there are no more.</param>
    /// <exception cref="InvalidOperationException">A follow was refused.</exception>
    public static async Task<Result> RunAsync(IGrainFactory grains, int callers, TimeSpan time, Func<int, (int Follower, int Followee)?> pair)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var next = -1;
        var began = Stopwatch.GetTimestamp();
        var latencies = (await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            var mine = new List<TimeSpan>();
            while (Stopwatch.GetElapsedTime(began) < time && pair(Interlocked.Increment(ref next)) is var (follower, followee))
            {
                var called = Stopwatch.GetTimestamp();
                var answer = await grains.GetRelationships(FollowScripts.UserId(follower)).Follow(FollowScripts.UserId(followee));
                if (!answer.IsSuccess || answer.Value != Relation.Following && answer.Value != (Relation.Following | Relation.FollowedBy))
                    throw new InvalidOperationException($"{follower} does not follow {followee}: {answer}");
                mine.Add(Stopwatch.GetElapsedTime(called));
            }

            return mine;
        })))).SelectMany(mine => mine).Order().ToArray();
        var elapsed = Stopwatch.GetElapsedTime(began);
        process.Refresh();
        return new(latencies.Length / elapsed.TotalSeconds, latencies[latencies.Length / 2], latencies[latencies.Length * 99 / 100],
            (process.TotalProcessorTime - cpu) / latencies.Length, (GC.GetTotalAllocatedBytes() - allocated) / latencies.Length);
    }

    /// <param name="PerSecond">Follows a second.</param>
    /// <param name="P50">Half of the calls took no longer.</param>
    /// <param name="P99">99 of 100 took no longer.</param>
    /// <param name="Cpu">Processor time of this process for one follow, its event's way to the handlers included.</param>
    /// <param name="Allocated">Memory allocated for it, in bytes.</param>
    public sealed record Result(double PerSecond, TimeSpan P50, TimeSpan P99, TimeSpan Cpu, long Allocated)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{PerSecond:0} follows/s, p50 {P50.TotalMilliseconds:0.0} ms, p99 {P99.TotalMilliseconds:0.0} ms, {Cpu.TotalMicroseconds:0} us of CPU and {Allocated} B each");
    }
}
