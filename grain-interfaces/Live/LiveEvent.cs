namespace InstaHub.GrainInterfaces.Live;

/// <summary>What clients get.</summary>
/// <param name="Name">Such as <c>account:signed-in</c>.</param>
/// <param name="Data">One JSON value, UTF-8, as clients get it.</param>
/// <param name="Receipt">What the chat is told when a connection has got it; null: nothing.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.LiveEvent")]
public sealed record LiveEvent(
    [property: Id(0)] string Name, [property: Id(1)] ReadOnlyMemory<byte> Data, [property: Id(2)] LiveReceipt? Receipt = null);

/// <summary>That a user has been given the messages of a chat up to one.</summary>
/// <param name="ChatId">The chat.</param>
/// <param name="Sequence">The number of that message.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.LiveReceipt")]
public sealed record LiveReceipt([property: Id(0)] Guid ChatId, [property: Id(1)] long Sequence);

/// <summary>Whom an event is for.</summary>
/// <param name="UserId">All connections of this user.</param>
/// <param name="Part">The part that it is numbered in; null for one that is of the moment only and is never made up for.</param>
/// <param name="Point">Its number; null exactly when <paramref name="Part"/> is.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.LiveTarget")]
public sealed record LiveTarget([property: Id(0)] Guid UserId, [property: Id(1)] LivePart? Part, [property: Id(2)] LivePoint? Point);

/// <summary>An event on its way to one web process.</summary>
/// <param name="Targets">Users who have connections there; empty when there is a topic.</param>
/// <param name="Event">The event.</param>
/// <param name="Topic">What it is about, for the connections that have asked for that; null: it is for the targets.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.LivePush")]
public sealed record LivePush(
    [property: Id(0)] IReadOnlyList<LiveTarget> Targets, [property: Id(1)] LiveEvent Event, [property: Id(2)] LiveTopic? Topic = null);
