using InstaHub.Silo.Database;
using InstaHub.Silo.Stores.Events;
using Npgsql;

namespace InstaHub.Silo.Stores.GroupCommit;

/// <summary>The statements of one transaction, in one message to the server, which commits at its end.</summary>
public sealed class WriteBatch
{
    // The row of this statement says that all others were executed: whatever ended the session before was before the commit.
    private const string Marker = "instahub_executed";

    private readonly NpgsqlBatch _commands = new();
    // How many statements come first whose answers say nothing.
    private int _locks;

    internal WriteBatch(EventOptions events)
    {
        Events = new EventRows(events);
        AddFirst($"select {TransactionSettings.KeepPlans}");
    }

    /// <summary>
    /// The events of the operations. The writer adds them here, and inserts them by a statement of its own; their readers are woken
    /// after the commit.
    /// </summary>
    public EventRows Events { get; }

    /// <summary>Adds a statement; its text should be a constant, so that it is prepared. Returns its parameters, to be filled.</summary>
    public NpgsqlParameterCollection Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        _commands.BatchCommands.Add(command);
        return command.Parameters;
    }

    /// <summary>
    /// Locks the rows that later statements update, in the order of <paramref name="column"/>, whatever order those take: two
    /// transactions that update the same rows unsorted deadlock. Comes first. Rows that are not there are not locked.
    /// </summary>
    /// <param name="table">A constant of the writer.</param>
    /// <param name="column">The key column, a constant of the writer; text in collation "C".</param>
    /// <param name="keys">Values of the column, in any order.</param>
    public void LockRows<T>(string table, string column, T[] keys) =>
        AddFirst($"select from {table} where {column} = any($1) order by {column} for no key update").Add(Array(keys));

    /// <summary>Locks rows as <see cref="LockRows{T}(string, string, T[])"/> does, whose key has two columns, in the order of the first and then the second.</summary>
    /// <param name="table">A constant of the writer.</param>
    /// <param name="columns">The key columns, constants of the writer; text in collation "C".</param>
    /// <param name="first">Values of the first column, in any order.</param>
    /// <param name="second">The value of the second column to each.</param>
    public void LockRows<TFirst, TSecond>(string table, (string First, string Second) columns, TFirst[] first, TSecond[] second)
    {
        var key = $"{columns.First}, {columns.Second}";
        var parameters = AddFirst($"select from {table} join unnest($1, $2) as locked ({key}) using ({key}) order by {key} for no key update of {table}");
        parameters.Add(Array(first));
        parameters.Add(Array(second));
    }

    /// <summary>The commit does not wait for the disk: a crash of the server may lose it. Comes before the first statement that changes rows.</summary>
    public void DoNotFlush() => AddFirst($"select {TransactionSettings.DoNotFlush}");

    /// <summary>A parameter that holds an array, without boxing its elements.</summary>
    public static NpgsqlParameter Array<T>(T[] values) => new NpgsqlParameter<T[]> { TypedValue = values };

    /// <summary>
    /// Sends the statements and commits. <paramref name="stage"/> is kept up to date, for when it throws.
    /// </summary>
    internal async Task ExecuteAsync(NpgsqlConnection connection, Stage stage, Func<NpgsqlDataReader, Task> read)
    {
        Add($"select 1 as {Marker}");
        _commands.Connection = connection;

        // Once a connection and statement. Not left to automatic preparation, which comes with the first values: when the server
        // refuses those, Npgsql keeps a statement whose columns it does not know, and loses its place in the answer to the next.
        await _commands.PrepareAsync();
        stage.Reached = CommitStage.Sent;
        await using var reader = await _commands.ExecuteReaderAsync();
        stage.Reached = CommitStage.Reading;
        for (var i = 0; i < _locks; i++)
            await reader.NextResultAsync();
        if (!IsMarker(reader))
            await read(reader);
        while (!IsMarker(reader))
        {
            if (!await reader.NextResultAsync())
                throw new InvalidOperationException("A writer has read past its own results.");
        }

        await reader.ReadAsync();
        stage.Reached = CommitStage.Executed;
        await reader.NextResultAsync(); // the server's word that it has committed
    }

    private NpgsqlParameterCollection AddFirst(string sql)
    {
        if (_commands.BatchCommands.Count != _locks)
            throw new InvalidOperationException("Settings and locks of rows come before the first statement that changes some.");
        _locks++;
        return Add(sql);
    }

    private static bool IsMarker(NpgsqlDataReader reader) => reader.FieldCount == 1 && reader.GetName(0) == Marker;

    /// <summary>How far a transaction has come.</summary>
    internal sealed class Stage
    {
        public CommitStage Reached { get; set; } = CommitStage.Preparing;
    }
}
