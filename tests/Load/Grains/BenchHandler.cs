using System.Collections.Concurrent;
using System.Diagnostics;
using InstaHub.GrainInterfaces.Events;
using InstaHub.Grains.Events;

namespace InstaHub.Load.Grains;

/// <summary>What handlers of the benchmark have seen.</summary>
public static class BenchHandled
{
    private static readonly ConcurrentDictionary<Guid, TaskCompletionSource<long>> Awaited = new();
    private static long s_count;

    /// <summary>Events handled, repetitions too.</summary>
    public static long Count => Interlocked.Read(ref s_count);

    /// <summary>The time stamp of an event's being handled.</summary>
    public static Task<long> Await(Guid id) => Awaited.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    internal static void Note(Guid id)
    {
        Interlocked.Increment(ref s_count);
        if (Awaited.TryRemove(id, out var awaited))
            awaited.SetResult(Stopwatch.GetTimestamp());
    }
}

/// <summary>Handles events by noting them.</summary>
[GrainType("bench-handler"), ImplicitStreamSubscription(Known), ImplicitStreamSubscription(New)]
public sealed class BenchHandler : EventHandlerGrain
{
    /// <summary>A feature whose streams have all been used.</summary>
    public const string Known = "bench";

    /// <summary>One whose streams have not.</summary>
    public const string New = "bench-new";

    protected override Task HandleAsync(DomainEvent domainEvent, CancellationToken cancellationToken)
    {
        BenchHandled.Note(domainEvent.Id);
        return Task.CompletedTask;
    }
}
