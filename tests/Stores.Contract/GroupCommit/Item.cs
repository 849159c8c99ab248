using InstaHub.GrainInterfaces.Events;

namespace InstaHub.Stores.Contract.GroupCommit;

/// <summary>An operation of the tests: puts an item, with its event.</summary>
internal sealed record Item(long Key, int Value, string Note = "", int? Slot = null)
{
    /// <summary>The statement of a transaction that puts an item of this value waits while <see cref="Obstacle"/> is there.</summary>
    public const int WaitsInStatement = 1001;

    /// <summary>The commit does.</summary>
    public const int WaitsAtCommit = 1002;

    /// <summary>Its transaction fails to serialize twice, then it does not.</summary>
    public const int FailsToSerialize = 1003;

    /// <summary>What happened to it.</summary>
    public DomainEvent Event { get; } = new(
        Guid.CreateVersion7(), "items", $"item-{Key}", "item_put", new byte[] { 1, 2, 3 }, new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)));
}
