using System.Diagnostics.CodeAnalysis;
using Orleans.CodeGeneration;
using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>A timer of an activation.</summary>
    public interface IGrainTimer : IDisposable
    {
        /// <summary>Sets new times; during a tick they count from its end.</summary>
        void Change(TimeSpan dueTime, TimeSpan period);
    }

    /// <summary>How a grain's timer ticks.</summary>
    public readonly struct GrainTimerCreationOptions
    {
        public GrainTimerCreationOptions()
        {
        }

        [SetsRequiredMembers]
        public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        {
            DueTime = dueTime;
            Period = period;
        }

        /// <summary>Until the first tick; <see cref="Timeout.InfiniteTimeSpan"/> for none.</summary>
        public required TimeSpan DueTime { get; init; }

        /// <summary>From the end of a tick to the next; <see cref="Timeout.InfiniteTimeSpan"/> for none.</summary>
        public required TimeSpan Period { get; init; }

        /// <summary>Whether a tick may run between the turns of calls. Default: false.</summary>
        public bool Interleave { get; init; }

        /// <summary>Whether a tick counts as use of the activation. Default: false.</summary>
        public bool KeepAlive { get; init; }
    }
}

namespace Orleans.Embedded
{
    /// <summary>Sends its activation a call at each tick; the next one is set when that has run.</summary>
    internal sealed class GrainTimer : IGrainTimer
    {
        private readonly Activation _activation;
        private readonly Func<CancellationToken, Task> _callback;
        private readonly GrainTimerCreationOptions _options;
        private readonly CancellationTokenSource _disposed = new();
        private readonly ITimer _timer;
        private readonly Lock _lock = new();
        private TimeSpan _period;
        private TimeSpan? _nextDueTime;
        private bool _isTicking;

        public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
        {
            Check(options.DueTime, nameof(options.DueTime));
            Check(options.Period, nameof(options.Period));
            _activation = activation;
            _callback = callback;
            _options = options;
            _period = options.Period;
            using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl) : ExecutionContext.SuppressFlow())
            {
                _timer = activation.Runtime.Time.CreateTimer(static state => ((GrainTimer)state!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }

            activation.AddTimer(this);
            _timer.Change(options.DueTime, Timeout.InfiniteTimeSpan);
        }

        public void Change(TimeSpan dueTime, TimeSpan period)
        {
            Check(dueTime, nameof(dueTime));
            Check(period, nameof(period));
            lock (_lock)
            {
                _period = period;
                if (_isTicking)
                {
                    _nextDueTime = dueTime;
                }
                else
                {
                    _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
                }
            }
        }

        public void Dispose()
        {
            _disposed.Cancel();
            _timer.Dispose();
            _activation.RemoveTimer(this);
        }

        private static void Check(TimeSpan time, string name)
        {
            if (time != Timeout.InfiniteTimeSpan && (time < TimeSpan.Zero || time.TotalMilliseconds > uint.MaxValue - 1))
            {
                throw new ArgumentOutOfRangeException(name, time, "A timer's times are not negative, or infinite");
            }
        }

        private void Tick()
        {
            lock (_lock)
            {
                _isTicking = true;
            }

            _activation.TryAccept(new TickCall(this));
        }

        private async Task Run()
        {
            try
            {
                if (!_disposed.IsCancellationRequested)
                {
                    await _callback(_disposed.Token);
                }
            }
            catch (Exception exception)
            {
                _activation.Runtime.Log.TimerFailed(exception, _activation.GrainId);
            }
            finally
            {
                lock (_lock)
                {
                    _isTicking = false;
                    if (!_disposed.IsCancellationRequested)
                    {
                        _timer.Change(_nextDueTime ?? _period, Timeout.InfiniteTimeSpan);
                        _nextDueTime = null;
                    }
                }
            }
        }

        /// <summary>One tick, admitted like any call.</summary>
        private sealed class TickCall : GrainCall<VoidResult>
        {
            private static readonly GrainMethod Waiting = new(typeof(IGrainTimer), typeof(IGrainTimer).FullName!, nameof(Tick), [], InvokeMethodOptions.OneWay);
            private static readonly GrainMethod Interleaving = new(typeof(IGrainTimer), typeof(IGrainTimer).FullName!, nameof(Tick), [], InvokeMethodOptions.OneWay | InvokeMethodOptions.AlwaysInterleave);

            private readonly GrainTimer _timer;

            public TickCall(GrainTimer timer)
            {
                _timer = timer;
                Reference = timer._activation.GrainReference;
            }

            public override GrainMethod Method => _timer._options.Interleave ? Interleaving : Waiting;

            internal override bool KeepsAlive => _timer._options.KeepAlive;

            internal override bool IsLocal => true;

            public override int GetArgumentCount() => 0;

            public override object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

            public override void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

            protected internal override Task Invoke(object target) => _timer.Run();
        }
    }
}
