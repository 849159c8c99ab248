using Orleans.Runtime;

namespace Orleans
{
    /// <summary>A grain that has reminders.</summary>
    public interface IRemindable : IGrain
    {
        /// <summary>A reminder is due. Ticks that fell into a time without a silo are not made up for.</summary>
        Task ReceiveReminder(string reminderName, TickStatus status);
    }

    /// <summary>A grain's reminders: they are stored, and outlive activations and silos.</summary>
    public static class GrainReminderExtensions
    {
        /// <exception cref="ArgumentException">The period is shorter than the configured least one.</exception>
        public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
            Embedded.ReminderService.Of(grain).RegisterOrUpdate(grain.GrainContext.GrainId, reminderName, dueTime, period);

        /// <inheritdoc cref="RegisterOrUpdateReminder(Grain, string, TimeSpan, TimeSpan)"/>
        public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
            Embedded.ReminderService.Of(grain).RegisterOrUpdate(grain.GrainContext.GrainId, reminderName, dueTime, period);

        public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => Embedded.ReminderService.Of(grain).Unregister(reminder);

        public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) => Embedded.ReminderService.Of(grain).Unregister(reminder);

        /// <summary>The reminder, or null.</summary>
        public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => Embedded.ReminderService.Of(grain).Get(grain.GrainContext.GrainId, reminderName);

        /// <summary>The reminder, or null.</summary>
        public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) => Embedded.ReminderService.Of(grain).Get(grain.GrainContext.GrainId, reminderName);

        public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => Embedded.ReminderService.Of(grain).GetAll(grain.GrainContext.GrainId);

        public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => Embedded.ReminderService.Of(grain).GetAll(grain.GrainContext.GrainId);
    }
}

namespace Orleans.Runtime
{
    /// <summary>A stored reminder.</summary>
    public interface IGrainReminder
    {
        string ReminderName { get; }
    }

    /// <summary>Which tick of a reminder this is.</summary>
    [GenerateSerializer, Immutable]
    public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
    {
        [Id(0)]
        public DateTime FirstTickTime { get; } = firstTickTime;

        [Id(1)]
        public TimeSpan Period { get; } = period;

        /// <summary>When this tick was sent, UTC.</summary>
        [Id(2)]
        public DateTime CurrentTickTime { get; } = timeStamp;

        public override string ToString() => $"<{FirstTickTime:O}, {Period}, {CurrentTickTime:O}>";
    }

    /// <summary>A reminder could not be changed.</summary>
    [GenerateSerializer]
    public sealed class ReminderException(string message) : OrleansException(message);
}

namespace Orleans.Hosting
{
    /// <summary>Reminders.</summary>
    public sealed class ReminderOptions
    {
        /// <summary>The least period that may be asked for. Default: a minute.</summary>
        public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

        /// <summary>How often the table is read for what others have changed. Default: 5 minutes.</summary>
        public TimeSpan RefreshReminderListPeriod { get; set; } = TimeSpan.FromMinutes(5);
    }
}
