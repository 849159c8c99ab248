using System.Runtime.CompilerServices;
using InstaHub.Grains.Accounts;
using Npgsql;
using NpgsqlTypes;

namespace InstaHub.Silo.Stores.Accounts.Exports;

/// <summary>A file of an export that is rows of the database, read a page at a time from the newest on.</summary>
/// <param name="database">Where the rows are.</param>
/// <param name="fileName">See <see cref="IExportSection.FileName"/>.</param>
/// <param name="json">What is written of a row, an SQL expression.</param>
/// <param name="from">The rows of the user <c>$1</c>: what follows <c>from</c>, with a condition.</param>
/// <param name="key">By which they are ordered: columns of a time and an id, together unique. Null: there is one row.</param>
public sealed class SqlExportSection(NpgsqlDataSource database, string fileName, string json, string from, (string At, string Id)? key) : IExportSection
{
    private const int Page = 500;

    private readonly string _sql = key is { } order
        ? $"""
          select ({json})::text, {order.At}, {order.Id} from {from} and ($2::timestamptz is null or ({order.At}, {order.Id}) < ($2, $3))
          order by {order.At} desc, {order.Id} desc limit $4
          """
        : $"select ({json})::text from {from}";

    public string FileName => fileName;

    public bool IsSingle => key is null;

    public async IAsyncEnumerable<string> ReadAsync(Guid userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (IsSingle)
        {
            await using var command = database.CreateCommand(_sql).With(userId);
            foreach (var row in await command.ReadAllAsync(row => row.GetString(0), cancellationToken))
                yield return row;
            yield break;
        }

        (DateTime? At, Guid Id) last = default;
        IReadOnlyList<(string Json, DateTime At, Guid Id)> rows;
        do
        {
            await using var command = database.CreateCommand(_sql).With(userId)
                .OrNull(last.At, NpgsqlDbType.TimestampTz).With(last.Id).With(Page);
            rows = await command.ReadAllAsync(row => (row.GetString(0), row.GetDateTime(1), row.GetGuid(2)), cancellationToken);
            foreach (var row in rows)
                yield return row.Json;
            if (rows.Count > 0)
                last = (rows[^1].At, rows[^1].Id);
        }
        while (rows.Count == Page);
    }
}
