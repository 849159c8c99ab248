using System.Globalization;

namespace InstaHub.Runtime.Handover;

/// <summary>What one runtime leaves behind for the other.</summary>
public interface IHeirloom : IAddressable
{
    /// <summary>Writes the state twice and registers a reminder.</summary>
    Task Leave();

    /// <summary>Checks that all of that is there, changes it and takes the reminder away.</summary>
    /// <exception cref="InvalidOperationException">Something is not as it was left.</exception>
    Task Find();
}

public interface IStringHeirloom : IHeirloom, IGrainWithStringKey;

public interface INumberHeirloom : IHeirloom, IGrainWithIntegerKey;

public interface IGuidHeirloom : IHeirloom, IGrainWithGuidKey;

public interface ICompoundHeirloom : IHeirloom, IGrainWithGuidCompoundKey;

/// <summary>A state with the kinds of members that states have.</summary>
public sealed class HeirloomState
{
    public string Name { get; set; } = "";

    public int Count { get; set; }

    public DateTimeOffset At { get; set; }

    public List<string> Items { get; set; } = [];

    public Dictionary<string, Guid> Ids { get; set; } = [];
}

/// <summary>One grain for each form of key.</summary>
public static class Heirloom
{
    private static readonly Guid Id = new("0190a5f8-6d2e-7c3b-9f41-1b2c3d4e5f60");

    public static IEnumerable<IHeirloom> All(IGrainFactory grains) =>
    [
        grains.GetGrain<IStringHeirloom>("ключ / with ünicode"),
        grains.GetGrain<INumberHeirloom>(-42),
        grains.GetGrain<IGuidHeirloom>(Id),
        grains.GetGrain<ICompoundHeirloom>(Id, "extension"),
    ];
}

public abstract class HeirloomGrain(IPersistentState<HeirloomState> state) : Grain, IRemindable
{
    private static readonly DateTimeOffset At = DateTimeOffset.Parse("2026-11-20T23:42:40.123456Z", CultureInfo.InvariantCulture);

    public async Task Leave()
    {
        state.State.Name = "left by the other";
        await state.WriteStateAsync();
        state.State = new() { Name = GrainContext.GrainId.ToString(), Count = 2, At = At, Items = ["a", "ö"], Ids = { ["id"] = Guid.Empty } };
        await state.WriteStateAsync();
        await this.RegisterOrUpdateReminder("handover", TimeSpan.FromDays(1), TimeSpan.FromDays(2));
    }

    public async Task Find()
    {
        Check(state.RecordExists && state.Etag == "2", $"record {state.RecordExists}, etag {state.Etag}");
        Check(state.State is { Count: 2, Items: ["a", "ö"] } found && found.Name == GrainContext.GrainId.ToString() && found.At == At && found.Ids["id"] == Guid.Empty, "state");
        state.State.Count++;
        await state.WriteStateAsync();
        var reminder = await this.GetReminder("handover");
        Check(reminder is not null, "reminder");
        await this.UnregisterReminder(reminder!);
        Check((await this.GetReminders()).Count == 0, "reminders left");
        await state.ClearStateAsync();
        Check(!state.RecordExists, "cleared state");
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    private static void Check(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Not as it was left: {what}");
        }
    }
}

[GrainType("handover.string")]
public sealed class StringHeirloomGrain([PersistentState("heirloom")] IPersistentState<HeirloomState> state) : HeirloomGrain(state), IStringHeirloom;

[GrainType("handover.number")]
public sealed class NumberHeirloomGrain([PersistentState("heirloom")] IPersistentState<HeirloomState> state) : HeirloomGrain(state), INumberHeirloom;

[GrainType("handover.guid")]
public sealed class GuidHeirloomGrain([PersistentState("heirloom")] IPersistentState<HeirloomState> state) : HeirloomGrain(state), IGuidHeirloom;

[GrainType("handover.compound")]
public sealed class CompoundHeirloomGrain([PersistentState("heirloom")] IPersistentState<HeirloomState> state) : HeirloomGrain(state), ICompoundHeirloom;
