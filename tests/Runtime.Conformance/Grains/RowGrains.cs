using InstaHub.Runtime.Conformance.Hosting;

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>Writes a state and a reminder whose rows a test looks at.</summary>
public interface IRowGrain
{
    Task Write();

    Task Remind();
}

public interface IStringRowGrain : IRowGrain, IGrainWithStringKey;

public interface IGuidRowGrain : IRowGrain, IGrainWithGuidKey;

public interface INumberRowGrain : IRowGrain, IGrainWithIntegerKey;

public abstract class RowGrain(IPersistentState<Note> state) : Grain, IRowGrain, IRemindable
{
    public Task Write() => state.WriteStateAsync();

    public Task Remind() => this.RegisterOrUpdateReminder("reminder", TimeSpan.FromDays(1), TimeSpan.FromDays(2));

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}

[GrainType("conformance.string-row")]
public sealed class StringRowGrain([PersistentState("row", TestSilo.Storage)] IPersistentState<Note> state)
    : RowGrain(state), IStringRowGrain;

[GrainType("conformance.guid-row")]
public sealed class GuidRowGrain([PersistentState("row", TestSilo.Storage)] IPersistentState<Note> state)
    : RowGrain(state), IGuidRowGrain;

[GrainType("conformance.number-row")]
public sealed class NumberRowGrain([PersistentState("row", TestSilo.Storage)] IPersistentState<Note> state)
    : RowGrain(state), INumberRowGrain;
