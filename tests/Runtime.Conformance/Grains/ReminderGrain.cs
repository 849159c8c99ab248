namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>Limits of the silo under test.</summary>
public static class ReminderLimits
{
    public static readonly TimeSpan Minimum = TimeSpan.FromMilliseconds(100);
}

/// <summary>Registers reminders whose ticks are recorded as "name reminds".</summary>
public interface IReminderGrain : IGrainWithStringKey
{
    Task Register(string name, TimeSpan due, TimeSpan period);

    /// <summary>Answers false when there was no such reminder.</summary>
    Task<bool> Unregister(string name);

    Task<string?> Find(string name);

    Task<string[]> Names();

    Task Leave();
}

public sealed class ReminderGrain : Grain, IReminderGrain, IRemindable
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Stage.Of(this).Record("activated");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Stage.Of(this).Record("deactivated");
        return Task.CompletedTask;
    }

    public Task Register(string name, TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder(name, due, period);

    public async Task<bool> Unregister(string name)
    {
        if (await this.GetReminder(name) is not { } reminder)
        {
            return false;
        }

        await this.UnregisterReminder(reminder);
        return true;
    }

    public async Task<string?> Find(string name) => (await this.GetReminder(name))?.ReminderName;

    public async Task<string[]> Names() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var stage = Stage.Of(this);
        stage.Record($"{reminderName} reminds");
        stage.Record($"{reminderName} reminds each {status.Period}");
        return Task.CompletedTask;
    }
}
