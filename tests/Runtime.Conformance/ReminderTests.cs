using InstaHub.Runtime.Conformance.Grains;
using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance;

public sealed class ReminderTests(SharedCluster cluster) : ConformanceTest(cluster)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_reminder_comes_again_and_again()
    {
        await Grain<IReminderGrain>().Register("reminder", Short, Short);

        await Stage.WaitFor($"reminder reminds each {Short}", 3);
    }

    [Fact]
    public async Task Reminders_survive_a_restart_of_the_silo()
    {
        await using (var before = await TestSilo.Start(Silo.Database, serviceId: Key))
        {
            await before.Client.GetGrain<IReminderGrain>(Key).Register("reminder", Short, Short);
            await Stage.WaitFor("reminder reminds");
        }

        var ticks = Stage.Count("reminder reminds");
        await using var after = await TestSilo.Start(Silo.Database, serviceId: Key);
        await Stage.WaitFor("reminder reminds", ticks + 2);

        Assert.Equal("reminder", await after.Client.GetGrain<IReminderGrain>(Key).Find("reminder"));
    }

    [Fact]
    public async Task A_reminder_activates_its_grain()
    {
        var grain = Grain<IReminderGrain>();
        await grain.Register("reminder", Short, Short);
        await grain.Leave();
        await Stage.WaitFor("deactivated");

        await Stage.WaitFor("activated", 2);
        await Stage.WaitFor("reminder reminds", Stage.Count("reminder reminds") + 1);
    }

    [Fact]
    public async Task An_unregistered_reminder_does_not_come()
    {
        var grain = Grain<IReminderGrain>();
        await grain.Register("stopped", Short, Short);
        await Stage.WaitFor("stopped reminds");
        Assert.True(await grain.Unregister("stopped"));

        // A tick that was already under way may still come, but before a reminder that is registered now.
        await grain.Register("later", Short, Short);
        await Stage.WaitFor("later reminds");
        var ticks = Stage.Count("stopped reminds");
        await Stage.WaitFor("later reminds", 4);

        Assert.Equal(ticks, Stage.Count("stopped reminds"));
        Assert.Null(await grain.Find("stopped"));
        Assert.False(await grain.Unregister("stopped"));
    }

    [Fact]
    public async Task A_grain_finds_its_own_reminders_and_no_others()
    {
        var grain = Grain<IReminderGrain>();
        await grain.Register("one", Long, Long);
        await grain.Register("two", Long, Long);
        await Grain<IReminderGrain>("other").Register("three", Long, Long);

        Assert.Equal(["one", "two"], await grain.Names());
        Assert.Equal("one", await grain.Find("one"));
        Assert.Null(await grain.Find("three"));
    }

    [Fact]
    public async Task Registering_a_reminder_again_changes_when_it_comes()
    {
        var grain = Grain<IReminderGrain>();
        await grain.Register("reminder", Long, Long);
        await grain.Register("reminder", Short, Short);

        await Stage.WaitFor($"reminder reminds each {Short}", 2);
        Assert.Equal(["reminder"], await grain.Names());
    }

    [Fact]
    public async Task A_period_below_the_silos_minimum_is_refused()
    {
        var grain = Grain<IReminderGrain>();

        await Assert.ThrowsAsync<ArgumentException>(
            () => grain.Register("reminder", Long, ReminderLimits.Minimum - TimeSpan.FromMilliseconds(1)));
        Assert.Empty(await grain.Names());
    }
}
