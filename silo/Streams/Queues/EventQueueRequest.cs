namespace InstaHub.Silo.Streams.Queues;

/// <summary>What a reader asks of its queue in one go.</summary>
/// <param name="Epoch">Of its lease: nothing happens, and nothing is read, under another.</param>
/// <param name="Renew">Whether to renew the lease.</param>
/// <param name="Done">Positions to delete.</param>
/// <param name="Read">What to read; null for nothing.</param>
internal sealed record EventQueueRequest(long Epoch, bool Renew, long[] Done, EventRead? Read);

/// <summary>A read in the order of positions.</summary>
/// <param name="After">Only positions above this.</param>
/// <param name="InHand">Positions to skip.</param>
/// <param name="Limit">Most rows.</param>
/// <param name="IsFull">Whether it begins at the beginning.</param>
internal sealed record EventRead(long After, long[] InHand, int Limit, bool IsFull);

/// <summary>What came of it.</summary>
/// <param name="OldestRunning">Transactions below this number had ended before the rows were read.</param>
/// <param name="NextTransaction">Transactions that had begun by then are below this number.</param>
/// <param name="IsOwner">Whether the reader's lease still is its own.</param>
/// <param name="Rows">In the order of positions.</param>
internal sealed record EventQueueAnswer(long OldestRunning, long NextTransaction, bool IsOwner, List<EventRow> Rows);
