using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What the runtime logs.</summary>
internal sealed partial class RuntimeLog(ILogger<EmbeddedRuntime> logger)
{
    [LoggerMessage(1, LogLevel.Information, "The embedded grain runtime {Silo} is ready: {GrainClasses} grain classes, {Interfaces} interfaces, {WireTypes} wire types")]
    public partial void Started(SiloAddress silo, int grainClasses, int interfaces, int wireTypes);

    [LoggerMessage(2, LogLevel.Information, "Deactivating {Activations} grains")]
    public partial void Stopping(int activations);

    [LoggerMessage(3, LogLevel.Warning, "Some of the {Activations} grains had not ended in time")]
    public partial void StopTimedOut(int activations);

    [LoggerMessage(10, LogLevel.Warning, "{Interface}.{Method} of {GrainId} was not answered within {Timeout}")]
    public partial void TimedOut(string @interface, string method, GrainId grainId, TimeSpan timeout);

    [LoggerMessage(11, LogLevel.Warning, "The one-way call {Interface}.{Method} of {GrainId} failed")]
    public partial void OneWayFailed(Exception exception, string @interface, string method, GrainId grainId);

    [LoggerMessage(12, LogLevel.Error, "Grain {GrainId} of {GrainClass} failed to activate")]
    public partial void ActivationFailed(Exception exception, GrainId grainId, Type grainClass);

    [LoggerMessage(13, LogLevel.Error, "Grain {GrainId} of {GrainClass} failed while it was deactivated")]
    public partial void DeactivationFailed(Exception exception, GrainId grainId, Type grainClass);

    [LoggerMessage(14, LogLevel.Warning, "A turn of grain {GrainId} has been running for {Elapsed}, longer than {Threshold}, and blocks its thread")]
    public partial void BlockedTurn(GrainId grainId, TimeSpan elapsed, TimeSpan threshold);

    [LoggerMessage(15, LogLevel.Warning, "A turn of grain {GrainId} took {Elapsed}, longer than {Threshold}")]
    public partial void LongTurn(GrainId grainId, TimeSpan elapsed, TimeSpan threshold);

    [LoggerMessage(16, LogLevel.Warning, "The thread pool is starved: it has not begun new work for {Delay}, with {Threads} threads and {Pending} items waiting. Does a grain block?")]
    public partial void PoolStarved(TimeSpan delay, int threads, long pending);

    [LoggerMessage(17, LogLevel.Warning, "{Interface}.{Method} was called on an observer that is gone")]
    public partial void ObserverGone(string @interface, string method);

    [LoggerMessage(18, LogLevel.Error, "A timer of grain {GrainId} failed; its next tick comes")]
    public partial void TimerFailed(Exception exception, GrainId grainId);

    [LoggerMessage(19, LogLevel.Error, "Reminder {Name} of {GrainId} failed; its next tick comes")]
    public partial void ReminderFailed(Exception exception, string name, GrainId grainId);

    [LoggerMessage(20, LogLevel.Error, "Reminders could not be read; the next try comes in {Delay}")]
    public partial void RemindersUnreadable(Exception exception, TimeSpan delay);

    [LoggerMessage(21, LogLevel.Error, "A part of the silo failed while it stopped")]
    public partial void StopFailed(Exception exception);
}
