using System.Diagnostics;
using System.Runtime.InteropServices;

namespace InstaHub.Load.Mix;

/// <summary>Waits for a moment better than timers do, which come a millisecond late or more; it holds a thread and no processor.</summary>
internal static class PreciseWait
{
    /// <summary>Returns at a time of <see cref="Stopwatch"/>, or at once when it has passed.</summary>
    public static void Until(long timestamp)
    {
        while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), timestamp) is { Ticks: > 0 } rest)
        {
            if (!OperatingSystem.IsLinux())
            {
                Thread.Sleep(rest);
                continue;
            }
            // Some 50 microseconds late; a signal may end it early.
            var time = new TimeSpec((long)rest.TotalSeconds, rest.Ticks % TimeSpan.TicksPerSecond * 100);
            _ = NanoSleep(in time, IntPtr.Zero);
        }
    }

    [DllImport("libc", EntryPoint = "nanosleep")]
    private static extern int NanoSleep(in TimeSpec time, IntPtr rest);

    // Of 64-bit systems.
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec(long seconds, long nanoseconds)
    {
        public readonly long Seconds = seconds;
        public readonly long Nanoseconds = nanoseconds;
    }
}
